"""Logs as people build them over the years: bands, child rows, labels, scales, hidden rows."""

from datetime import date

from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from isms_desktop.domain.importing.choices import Answer, ImportChoices
from tests.exchange.layouts.layout import Layout, text_table, workbook


def _bands(book: Workbook) -> None:
    sheet = book["CAPA Log"]
    for span in ("A1:M1", "A3:D3", "E3:G3", "H3:K3", "L3:M3"):
        sheet.merge_cells(span)


CAPA = Layout(
    "CAPA log: merged title, bands over a two-row header",
    workbook(("CAPA Log", [
        ("CAPA Log - Quality and Information Security",),
        (),
        ("Finding", None, None, None, "Analysis", None, None, "Corrective action", None, None, None, "Verification of effectiveness", None),
        ("CAPA No.", "Date opened", "Problem description", "Grade", "Immediate correction", "Root cause", "Method", "Planned action", "Responsible", "Due", "Completed on", "Verified on", "Result"),
        ("C-11", date(2025, 1, 8), "Server room logbook not kept for six weeks", "Minor", "Logbook put in place", "Nobody named for it", "5 Why", "Name a deputy", "Mia Okafor", date(2025, 2, 1), date(2025, 1, 28), date(2025, 4, 30), "Effective"),
        ("C-12", date(2025, 2, 19), "Test data held real customer names", "Major", "Data deleted", "No tool for test data", "5 Why", "Buy a tool for test data", "Ben Kim", date(2025, 5, 1), None, None, None),
        ("C-13", date(2025, 3, 2), "Guest network reaches the printers", "Minor", "Port closed", "Default rule", "Fishbone", "Review the rules", "Lea Brandt", date(2025, 4, 1), date(2025, 3, 20), date(2025, 6, 30), "Not effective"),
    ], ), then=_bands),
    "CAPA Log", 4, 3,
    {"CAPA No.": "ref", "Date opened": "identified_on", "Problem description": "description", "Immediate correction": "containment", "Root cause": "root_cause", "Planned action": "corrective_action", "Responsible": "owner", "Due": "due_on", "Completed on": "done_on", "Verified on": "effect_on"},
    values={"containment": "Logbook put in place"},
)  # fmt: skip


def _children(book: Workbook) -> None:
    sheet = book["Actions"]
    for column in "ABC":
        sheet.merge_cells(f"{column}2:{column}4")


CHILD_ROWS = Layout(
    "several actions of one finding on rows of their own, merged cells beside them",
    workbook(("Actions", [
        ("Finding no", "Date", "Finding", "Corrective action", "Assigned to", "Deadline", "Status"),
        ("A-1", date(2025, 2, 3), "Visitors are not signed out", "Second book at the back door", "Mia Okafor", date(2025, 3, 1), "Closed"),
        (None, None, None, "Reminder on the door", "Ben Kim", date(2025, 3, 8), None),
        (None, None, None, "Check the book every Friday", "Lea Brandt", date(2025, 3, 31), None),
        ("A-2", date(2025, 2, 20), "Alarm code known to a former tenant", "Change the code", "Ben Kim", date(2025, 2, 21), "Closed"),
        ("A-3", date(2025, 4, 4), "Shredder out of order for a month", "Service contract", "Mia Okafor", date(2025, 5, 1), "Open"),
    ]), then=_children),
    "Actions", 1, 3,
    {"Finding no": "ref", "Date": "identified_on", "Finding": "description", "Corrective action": "corrective_action", "Assigned to": "owner", "Deadline": "due_on", "Status": "status"},
)  # fmt: skip
_LOG = ("ID", "Date", "Incident", "Severity", "Action", "Owner", "Due date")
OPEN_CLOSED = Layout(
    "open and closed on two sheets, imported together, the sheet's name is the status",
    workbook(
        ("Open", [_LOG, *((f"I-{n}", date(2025, 6, n), f"Access card number {n} not returned", "Low", "Ask for it", "Mia Okafor", date(2025, 7, n)) for n in range(1, 4))]),
        ("Closed", [_LOG, *((f"I-{n}", date(2025, 1, n), f"Wrong attachment sent to customer {n}", "High", "Call the customer", "Ben Kim", date(2025, 2, n)) for n in range(4, 9))]),
    ),
    "Closed", 1, 8,
    {"ID": "ref", "Date": "identified_on", "Incident": "description", "Severity": "severity", "Action": "corrective_action", "Owner": "owner", "Due date": "due_on"},
    choices=ImportChoices(answers={"sheets": Answer.YES, "sheet_name": "status"}),
    values={"status": "closed"},
)  # fmt: skip
ONE_OF_TWO = Layout(
    "the same two sheets unasked: the second one is offered",
    OPEN_CLOSED.write, "Closed", 1, 5, OPEN_CLOSED.columns, offers=("sheets",),
)  # fmt: skip
SECTIONS = Layout(
    "labels of sections above the rows, a blank row between them",
    workbook(("Improvement log", [
        ("No", "Raised on", "Observation", "Improvement action", "Who", "By when", "State"),
        ("Internal audit May",),
        (1, date(2025, 5, 12), "Key list is kept on paper only", "Keep it in a file", "Mia Okafor", date(2025, 6, 30), "Done"),
        (2, date(2025, 5, 12), "No stock of spare disks", "Order two", "Ben Kim", date(2025, 6, 15), "Done"),
        (),
        ("Staff suggestions",),
        (3, date(2025, 6, 2), "Lock screens after two minutes", "Set by policy", "Ben Kim", date(2025, 7, 15), "In progress"),
        (4, date(2025, 6, 9), "Sign for the assembly point", "Put up a sign", "Lea Brandt", date(2025, 7, 31), "Open"),
    ])),
    "Improvement log", 1, 4,
    {"No": "ref", "Raised on": "identified_on", "Observation": "description", "Improvement action": "corrective_action", "Who": "owner", "By when": "due_on", "State": "status"},
    offers=("sections",),
)  # fmt: skip


def _hidden(book: Workbook) -> None:
    sheet = book["Incident register"]
    sheet.merge_cells("A1:H1")
    for row in (5, 6):
        sheet.row_dimensions[row].hidden = True


HIDDEN = Layout(
    "merged title, hidden rows, US dates as text",
    workbook(("Incident register", [
        ("INFORMATION SECURITY INCIDENT REGISTER",),
        (),
        ("Incident #", "Date Reported", "Reported By", "Description of Incident", "Severity Level", "Corrective Action", "Assigned To", "Date Closed"),
        ("2025-01", "01/22/2025", "Mia Okafor", "Screen of the front desk visible from the street", "Low", "Privacy filter", "Ben Kim", "02/03/2025"),
        ("2025-02", "02/14/2025", "Ben Kim", "Payroll file saved to the public share", "High", "Share permissions reviewed", "Mia Okafor", "02/28/2025"),
        ("2025-03", "03/30/2025", "Lea Brandt", "Expired certificate on the portal", "Medium", "Certificates in the calendar", "Ben Kim", "04/02/2025"),
        ("2025-04", "04/08/2025", "Mia Okafor", "Suspicious login from abroad", "Critical", "Second factor for everybody", "Mia Okafor", None),
    ]), then=_hidden),
    "Incident register", 3, 4,
    {"Incident #": "ref", "Date Reported": "identified_on", "Reported By": "discovered_by", "Description of Incident": "description", "Severity Level": "severity", "Corrective Action": "corrective_action", "Assigned To": "owner", "Date Closed": "closed_on"},
    values={"identified_on": date(2025, 1, 22), "closed_on": date(2025, 2, 3)},
)  # fmt: skip


def _epoch(book: Workbook) -> None:
    book.epoch = CALENDAR_MAC_1904
    sheet = book["NCs"]
    for row in [
        ("NC No", "Date identified", "Details of nonconformity", "ISO clause", "Responsible person", "Target date", "Date completed"),
        ("N1", date(2024, 12, 2), "Objectives were not measured", "9.1", "Mia Okafor", date(2025, 1, 31), date(2025, 1, 20)),
        ("N2", date(2025, 1, 7), "Suppliers not evaluated", "A.5.22", "Ben Kim", date(2025, 3, 31), None),
    ]:  # fmt: skip
        sheet.append(list(row))


MAC_1904 = Layout(
    "a workbook that counts its days from 1904",
    workbook(("NCs", []), then=_epoch),
    "NCs", 1, 2,
    {"NC No": "ref", "Date identified": "identified_on", "Details of nonconformity": "description", "ISO clause": "requirement", "Responsible person": "owner", "Target date": "due_on", "Date completed": "done_on"},
    values={"identified_on": date(2024, 12, 2), "due_on": date(2025, 1, 31)},
)  # fmt: skip
PRIORITIES = Layout(
    "priorities P1 to P4, several owners in a cell, refs of two trackers",
    text_table([
        ("Ticket ID", "Logged on", "Issue", "Priority", "Resolution", "Owner(s)", "Resolved on", "Current status"),
        ("4711", "2025-02-03", "Mail relay open to the internet for an hour", "P1", "Relay closed", "Ben Kim; Mia Okafor", "2025-02-03", "Resolved"),
        ("4716", "2025-02-10", "Wrong group on a shared folder", "P3", "Group corrected", "Lea Brandt", "2025-02-11", "Resolved"),
        ("4730", "2025-03-17", "Backup job warns about slow disk", "P4", "", "Ben Kim", "", "Pending"),
        ("4733", "2025-03-19", "Monitoring agent stopped on two hosts", "P2", "Agent restarted", "Ben Kim / Lea Brandt", "2025-03-19", "Resolved"),
    ], "\t"),
    "log", 1, 4,
    {"Logged on": "identified_on", "Issue": "description", "Priority": "severity", "Owner(s)": "owner", "Resolved on": "done_on", "Current status": "status"},
    ".tsv",
    values={"severity": "Critical", "owner": "Ben Kim", "also": ("Mia Okafor",), "status": "closed"},
)  # fmt: skip
NUMBERED_SCALE = Layout(
    "severity as 1 to 5, asked once; formulas that give 0 in numbered rows, a total",
    workbook(("Register", [
        ("No.", "Date", "Finding description", "Severity", "Corrective action", "Responsible", "Due date", "Days late"),
        *((n, date(2025, 3, n), f"Finding number {n} about the archive room", s, "Tidy up and check monthly", "Mia Okafor", date(2025, 5, n), 0) for n, s in ((1, 2), (2, 5), (3, 3), (4, 1))),
        *((n, None, None, None, None, None, None, 0) for n in range(5, 30)),
        ("Total", None, None, None, None, None, None, 0),
    ])),
    "Register", 1, 4,
    {"No.": "ref", "Date": "identified_on", "Finding description": "description", "Severity": "severity", "Corrective action": "corrective_action", "Responsible": "owner", "Due date": "due_on"},
    questions=("scale",),
)  # fmt: skip
TRAFFIC_LIGHTS = Layout(
    "traffic lights as status, a glossary sheet first, a list beside",
    workbook(
        ("Glossary", [("Term", "Meaning"), ("Finding", "A requirement that is not met"), ("Action", "What removes the cause"), ("Owner", "Who sees to it"), ("Due", "The day it shall be done")]),
        ("Log", [
            ("Ref", "Date", "Finding", "Action", "Owner", "Due", "RAG"),
            ("1.1", date(2025, 1, 5), "Router without support", "Replace", "Ben Kim", date(2025, 2, 28), "Green"),
            ("1.2", date(2025, 1, 19), "Plan for emergencies not tested", "Test", "Mia Okafor", date(2025, 9, 30), "Amber"),
            ("1.10", date(2025, 2, 22), "Training missing for three people", "Train", "Lea Brandt", date(2025, 3, 31), "Red"),
        ]),
        ("Lists", [("Owner", "RAG"), ("Ben Kim", "Green"), ("Mia Okafor", "Amber"), ("Lea Brandt", "Red")]),
    ),
    "Log", 1, 3,
    {"Ref": "ref", "Date": "identified_on", "Finding": "description", "Action": "corrective_action", "Owner": "owner", "Due": "due_on", "RAG": "status"},
    offers=("scale",),
    values={"ref": "1.1", "status": "closed"},
)  # fmt: skip
BULLETS = Layout(
    "numbered actions in one cell, spellings of one person",
    workbook(("Tracker", [
        ("Issue no", "Opened on", "Problem statement", "Actions", "Action owner", "Target date", "Comments"),
        ("7", date(2025, 2, 2), "Paper files of applicants kept for years", "1. Sort the files\n2. Shred what is older than six months\n3. Add the rule to the policy", "Mia Okafor", date(2025, 3, 1), None),
        ("8", date(2025, 2, 9), "Test system reachable from the internet", "- Close the port\n- Scan once a month", "M. Okafor", date(2025, 3, 1), None),
        ("9", date(2025, 3, 3), "Paper bin used for contracts", "Locked bin", "Okafor, Mia", date(2025, 4, 1), "bought"),
    ])),
    "Tracker", 1, 3,
    {"Issue no": "ref", "Opened on": "identified_on", "Problem statement": "description", "Actions": "corrective_action", "Action owner": "owner", "Target date": "due_on", "Comments": "notes"},
    offers=("split_actions", "people"),
)  # fmt: skip

BY_HAND = (
    CAPA, CHILD_ROWS, OPEN_CLOSED, ONE_OF_TWO, SECTIONS, HIDDEN, MAC_1904, PRIORITIES,
    NUMBERED_SCALE, TRAFFIC_LIGHTS, BULLETS,
)  # fmt: skip
