"""Logs as tools export them."""

from datetime import date, datetime
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.table import Table

from tests.exchange.layouts.layout import Layout, open_document, text_table, workbook

JIRA = Layout(
    "Jira export: many doubled headings, descriptions partly blank",
    text_table([
        ("Summary", "Issue key", "Issue id", "Issue Type", "Status", "Project key", "Priority", "Resolution", "Assignee", "Reporter", "Creator", "Created", "Updated", "Resolved", "Due date", "Labels", "Labels", "Description", "Comment", "Comment"),
        ("Phishing mail clicked by two colleagues", "ISMS-41", "10241", "Incident", "Done", "ISMS", "High", "Fixed", "mia.okafor", "ben.kim", "ben.kim", "2025-03-04 10:12", "2025-03-10 09:00", "2025-03-09 16:00", "2025-03-31", "mail", "q1", "Two people entered their password on a fake page.", "04/Mar/25 11:00;ben.kim;reset done", ""),
        ("Backup test overdue", "ISMS-42", "10242", "Task", "To Do", "ISMS", "Medium", "", "ben.kim", "mia.okafor", "mia.okafor", "2025-04-01 08:00", "2025-04-01 08:00", "", "2025-05-31", "backup", "", "", "", ""),
        ("Laptop lost at the station", "ISMS-43", "10243", "Incident", "In Progress", "ISMS", "Highest", "", "mia.okafor", "lea.brandt", "lea.brandt", "2025-04-20 19:40", "2025-04-22 08:00", "", "", "", "", "Encrypted; reported to the police.", "", ""),
    ]),
    "log", 1, 3,
    {"Summary": "title", "Issue key": "ref", "Status": "status", "Priority": "severity", "Assignee": "owner", "Reporter": "discovered_by", "Created": "identified_on", "Resolved": "done_on", "Due date": "due_on", "Description": "description"},
    ".csv",
    questions=("value",),  # what a "Task" is
    values={"ref": "ISMS-41", "identified_on": date(2025, 3, 4), "identified_time": "10:12"},
)  # fmt: skip


def _two_tables(book: Workbook) -> None:
    sheet = book["Register"]
    rows: list[tuple[Any, ...]] = [
        ("ID", "Raised", "Finding", "Severity", "Corrective action", "Owner", "Due", "Status"),
        ("F-01", date(2025, 1, 9), "Access review skipped for the finance system", "High", "Do the review, put it in the calendar", "Mia Okafor", date(2025, 2, 28), "Closed"),
        ("F-02", date(2025, 2, 3), "Fire extinguisher past its date", "Low", "Replace it", "Facility team", date(2025, 3, 1), "Closed"),
        ("F-03", date(2025, 5, 6), "No owner for the intranet server", "Medium", "Name an owner", "Ben Kim", date(2025, 6, 30), "Open"),
        ("F-04", date(2025, 6, 2), "Contract with the cleaning company lacks confidentiality", "Medium", "Add a clause", "Lea Brandt", date(2025, 9, 30), "In progress"),
    ]  # fmt: skip
    for r, row in enumerate(rows, start=6):
        for c, value in enumerate(row, start=3):
            sheet.cell(r, c, value)
    targets: list[tuple[Any, ...]] = [("Severity", "Days"), ("High", 30), ("Medium", 60)]
    for r, row in enumerate(targets, 6):
        for c, value in enumerate(row, start=13):
            sheet.cell(r, c, value)
    sheet["C2"] = "Findings and corrective actions"
    sheet.add_table(Table(displayName="Findings", ref="C6:J10"))
    sheet.add_table(Table(displayName="Targets", ref="M6:N8"))


EXCEL_365 = Layout(
    "Excel 365: a table off A1 and a second one beside it",
    workbook(("Start here", [("Use the sheet Register.",)]), ("Register", []), then=_two_tables),
    "Register", 6, 4,
    {"ID": "ref", "Raised": "identified_on", "Finding": "description", "Severity": "severity", "Corrective action": "corrective_action", "Owner": "owner", "Due": "due_on", "Status": "status"},
)  # fmt: skip
GOOGLE_FORM = Layout(
    "Google Sheets answers to a form: questions as headings",
    workbook(("Form Responses 1", [
        ("Timestamp", "Email Address", "What happened?", "When did it happen?", "What type of incident was it?", "Is personal data affected?", "Anything else?"),
        (datetime(2025, 5, 2, 9, 14, 11), "lea@example.org", "A visitor walked through the server room door behind a colleague", date(2025, 5, 1), "Physical", "No", None),
        (datetime(2025, 5, 19, 16, 2, 40), "ben@example.org", "I sent the price list to the wrong customer", date(2025, 5, 19), "Misdirected or disclosed information", "No", "Customer deleted it"),
        (datetime(2025, 6, 3, 8, 0, 5), "mia@example.org", "The file server was not reachable for two hours", date(2025, 6, 2), "Availability or outage", "No", None),
    ])),
    "Form Responses 1", 1, 3,
    {"What happened?": "description", "When did it happen?": "occurred_on", "What type of incident was it?": "category", "Is personal data affected?": "breach"},
)  # fmt: skip
LIBREOFFICE = Layout(
    "LibreOffice ods with line breaks in headings",
    open_document([
        ("Corrective action log 2025", None, None, None, None, None, None),
        (None,) * 7,
        ("Action\nNo.", "Date\nraised", "Nonconformity", "Root\ncause", "Action to be taken", "Action\nowner", "Target\ndate"),
        ("CA1", date(2025, 1, 20), "Policy not reviewed for two years", "No review date set", "Review yearly with reminder", "Mia Okafor", date(2025, 2, 20)),
        ("CA2", date(2025, 3, 3), "Supplier list incomplete", "Buyers order by card", "Ask finance for the card statements", "Ben Kim", date(2025, 4, 30)),
    ]),
    "Log", 3, 2,
    {"Action No.": "ref", "Date raised": "identified_on", "Nonconformity": "description", "Root cause": "root_cause", "Action to be taken": "corrective_action", "Action owner": "owner", "Target date": "due_on"},
    ".ods",
    values={"ref": "CA1", "due_on": date(2025, 2, 20)},
)  # fmt: skip
NUMBERS = Layout(
    "Apple Numbers export: a summary sheet first, table name above the headings",
    workbook(
        ("Export Summary", [("This document was exported from Numbers. Each table was converted to an Excel worksheet.",), ("Numbers Sheet Name", "Numbers Table Name", "Excel Worksheet Name"), ("Log", "Incidents", "Log - Incidents")]),
        ("Log - Incidents", [
            ("Incidents",),
            ("Ref", "Date found", "What happened", "Impact", "Action taken", "Who", "Done?"),
            ("7", date(2025, 2, 1), "Wifi password on a photo in social media", "Guests could join the office network", "Password changed", "Ben", "Yes"),
            ("8", date(2025, 2, 11), "Old router found without updates", "None seen", "Router replaced", "Lea", "Yes"),
            ("9", date(2025, 3, 29), "Contract scan left on the copier", "Seen by a visitor", "Copier asks for a card", "Mia", "No"),
        ]),
    ),
    "Log - Incidents", 2, 3,
    {"Ref": "ref", "Date found": "identified_on", "What happened": "description", "Action taken": "corrective_action", "Who": "owner"},
)  # fmt: skip
POAM = Layout(
    "plan of action and milestones with long headings",
    workbook(("Open POA&M Items", [
        ("Example Cloud Plan of Action and Milestones",),
        ("CSP", "Example", "System", "Portal", "Date", date(2025, 7, 1)),
        (),
        ("POAM ID", "Controls", "Weakness Name", "Weakness Description", "Weakness Detector Source", "Point of Contact", "Overall Remediation Plan", "Original Detection Date", "Scheduled Completion Date", "Status Date", "Original Risk Rating", "Comments"),
        ("V-1", "RA-5", "Outdated TLS", "Two endpoints accept TLS 1.0", "Scanner", "Mia Okafor", "Disable old versions", date(2025, 3, 1), date(2025, 8, 31), date(2025, 6, 30), "Moderate", None),
        ("V-2", "AC-2", "Stale accounts", "Five accounts unused for a year", "Access review", "Ben Kim", "Disable after 90 days", date(2025, 4, 1), date(2025, 9, 30), date(2025, 6, 30), "Low", "waiting"),
        ("V-3", "CP-9", "Backups not encrypted", "Tapes leave the site unencrypted", "Audit", "Lea Brandt", "Encrypt tapes", date(2025, 5, 12), date(2025, 10, 31), date(2025, 6, 30), "High", None),
    ])),
    "Open POA&M Items", 4, 3,
    {"POAM ID": "ref", "Weakness Description": "description", "Point of Contact": "owner", "Overall Remediation Plan": "corrective_action", "Original Detection Date": "identified_on", "Scheduled Completion Date": "due_on", "Original Risk Rating": "severity", "Comments": "notes"},
)  # fmt: skip

TOOLS = (JIRA, EXCEL_365, GOOGLE_FORM, LIBREOFFICE, NUMBERS, POAM)
