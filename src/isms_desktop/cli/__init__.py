"""The program without its window: same services, same rules, no Qt."""
