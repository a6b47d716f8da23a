"""The only users of SQLAlchemy and Alembic."""
