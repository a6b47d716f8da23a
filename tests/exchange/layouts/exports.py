"""Logs as ticket systems, task boards and cloud spreadsheets export them."""

from datetime import date, datetime
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.table import Table

from tests.exchange.layouts.layout import Layout, text_table, workbook

SERVICENOW = Layout(
    "ServiceNow list of incidents: numbered priorities, system columns",
    text_table([
        ("Number", "Opened", "Short description", "Caller", "Priority", "State", "Category", "Assignment group", "Assigned to", "Updated", "Updated by", "Resolved", "Close notes"),
        ("INC0010023", "2025-03-04 10:12:33", "Phishing mail reported by accounting", "Mia Okafor", "2 - High", "Closed", "Security", "Service Desk", "Ben Kim", "2025-03-06 08:00:11", "ben.kim", "2025-03-05 16:20:00", "Sender blocked, two passwords reset"),
        ("INC0010057", "2025-03-19 14:45:02", "VPN certificate expired, nobody could log in from home", "Lea Brandt", "1 - Critical", "Resolved", "Network", "Network", "Tom Ahrens", "2025-03-20 09:12:40", "tom.ahrens", "2025-03-19 17:05:13", "Certificate renewed"),
        ("INC0010102", "2025-04-22 09:03:55", "USB stick found in the meeting room", "Ben Kim", "4 - Low", "In Progress", "Security", "Service Desk", "", "2025-04-22 11:00:00", "mia.okafor", "", ""),
        ("INC0010140", "2025-05-30 16:31:20", "Shared mailbox open to the whole company", "Mia Okafor", "3 - Moderate", "New", "Access", "Service Desk", "Ben Kim", "2025-05-30 16:31:20", "mia.okafor", "", ""),
    ]),
    "log", 1, 4,
    {"Number": "ref", "Opened": "identified_on", "Short description": "title", "Caller": "discovered_by", "Priority": "severity", "State": "status", "Category": "category", "Assignment group": "", "Assigned to": "owner", "Updated": "", "Updated by": "", "Resolved": "done_on", "Close notes": "done_note"},
    ".csv",
    values={"severity": "High", "status": "closed", "identified_on": date(2025, 3, 4), "done_on": date(2025, 3, 5)},
)  # fmt: skip
JIRA_CUSTOM = Layout(
    "Jira export with custom fields in brackets and dates as 04/Mar/25 10:12 AM",
    text_table([
        ("Issue key", "Summary", "Issue Type", "Status", "Priority", "Assignee", "Reporter", "Created", "Due Date", "Resolved", "Description", "Custom field (Root Cause)", "Custom field (Corrective Action)", "Custom field (Severity)", "Custom field (Story Points)"),
        ("SEC-7", "Customer list sent to the wrong address", "Incident", "Closed", "High", "mia.okafor", "ben.kim", "04/Mar/25 10:12 AM", "31/Mar/25", "20/Mar/25 4:30 PM", "The list of March went to a former customer.", "Autocomplete picked an old address", "Autocomplete switched off", "Major", ""),
        ("SEC-9", "Firewall rule without owner", "Incident", "In Progress", "Medium", "ben.kim", "lea.brandt", "14/Apr/25 9:01 AM", "30/May/25", "", "Found while cleaning up rules.", "", "Owner for each rule", "Minor", "3"),
        ("SEC-12", "Alarm did not ring in the archive", "Incident", "To Do", "Low", "lea.brandt", "ben.kim", "02/Jun/25 8:44 AM", "", "", "Battery empty for an unknown time.", "", "", "Minor", ""),
    ]),
    "log", 1, 3,
    {"Issue key": "ref", "Summary": "title", "Status": "status", "Assignee": "owner", "Reporter": "discovered_by", "Created": "identified_on", "Due Date": "due_on", "Resolved": "done_on", "Description": "description", "Custom field (Root Cause)": "root_cause", "Custom field (Corrective Action)": "corrective_action", "Custom field (Severity)": "severity", "Custom field (Story Points)": ""},
    ".csv",
    values={"severity": "High", "due_on": date(2025, 3, 31), "done_on": date(2025, 3, 20)},
)  # fmt: skip
AZURE_DEVOPS = Layout(
    "Azure DevOps work items: names with addresses, US dates with times",
    text_table([
        ("ID", "Work Item Type", "Title", "Assigned To", "State", "Tags", "Created Date", "Created By", "Severity", "Closed Date", "Repro Steps"),
        ("4411", "Bug", "Session cookie without secure flag", "Mia Okafor <mia.okafor@example.org>", "Closed", "security; web", "3/14/2025 10:22:31 AM", "Ben Kim <ben.kim@example.org>", "2 - High", "3/28/2025 4:00:00 PM", "Log in over http, look at the cookie"),
        ("4502", "Bug", "Download link works without login", "Ben Kim <ben.kim@example.org>", "Active", "security", "4/2/2025 8:05:10 AM", "Mia Okafor <mia.okafor@example.org>", "1 - Critical", "", "Open the link in a private window"),
        ("4533", "Issue", "Secrets in the build log", "Lea Brandt <lea.brandt@example.org>", "New", "security; build", "5/20/2025 1:15:00 PM", "Ben Kim <ben.kim@example.org>", "3 - Medium", "", ""),
    ]),
    "log", 1, 3,
    {"ID": "ref", "Title": "title", "Assigned To": "owner", "State": "status", "Tags": "", "Created Date": "identified_on", "Severity": "severity", "Closed Date": "closed_on"},
    ".csv",
    values={"severity": "High", "owner": "Mia Okafor", "identified_on": date(2025, 3, 14), "closed_on": date(2025, 3, 28)},
)  # fmt: skip
SHAREPOINT = Layout(
    "SharePoint list: machine names, item type and path at the end",
    workbook(("query (3)", [
        ("Title", "IncidentDate", "ReportedBy", "IncidentType", "IncidentDescription", "ImmediateAction", "RootCause", "CorrectiveAction", "ActionOwner", "DueDate", "Status", "Item Type", "Path"),
        ("Door left open", date(2025, 2, 6), "Okafor, Mia", "Physical", "The back door was found unlocked in the morning", "Door locked", "Lock worn out", "Replace the lock", "Kim, Ben", date(2025, 2, 20), "Completed", "Item", "sites/isms/Lists/Incidents"),
        ("Wrong recipient", date(2025, 3, 12), "Kim, Ben", "Misdirected or disclosed information", "Invoice of another customer in the envelope", "Customer called", "Two letters in one envelope", "Print and pack one by one", "Okafor, Mia", date(2025, 4, 1), "In Progress", "Item", "sites/isms/Lists/Incidents"),
        ("Old account", date(2025, 5, 8), "Okafor, Mia", "Unauthorised access", "Former trainee could still log in", "Account closed", None, "Check leavers monthly", "Kim, Ben", date(2025, 6, 30), "Not Started", "Item", "sites/isms/Lists/Incidents"),
    ])),
    "query (3)", 1, 3,
    {"Title": "title", "IncidentDate": "identified_on", "ReportedBy": "discovered_by", "IncidentType": "category", "IncidentDescription": "description", "ImmediateAction": "containment", "RootCause": "root_cause", "CorrectiveAction": "corrective_action", "ActionOwner": "owner", "DueDate": "due_on", "Status": "status", "Item Type": "", "Path": ""},
    values={"status": "closed", "due_on": date(2025, 2, 20)},
)  # fmt: skip
PLANNER = Layout(
    "Microsoft Planner: three lines about the plan, then tasks",
    workbook(("Tasks", [
        ("Plan name", "ISMS findings"),
        ("Plan ID", "xqQg5FS2LkCp935s-FIFm2QAFkHM"),
        ("Date of export", date(2025, 7, 1)),
        (),
        ("Task ID", "Task Name", "Bucket Name", "Progress", "Priority", "Assigned To", "Created By", "Created Date", "Start date", "Due date", "Late", "Completed Date", "Completed By", "Description"),
        ("aa1f", "Access review of the finance system missing", "Audit May", "Completed", "Important", "Mia Okafor", "Ben Kim", "05/12/2025", "05/13/2025", "06/15/2025", "false", "06/10/2025", "Mia Okafor", "Last review in 2023"),
        ("bb2e", "No plan for the test of backups", "Audit May", "In progress", "Medium", "Ben Kim;Lea Brandt", "Ben Kim", "05/12/2025", None, "07/31/2025", "false", None, None, None),
        ("cc3d", "Fire door blocked by boxes", "Walk round", "Not started", "Urgent", "Lea Brandt", "Mia Okafor", "06/23/2025", None, "06/24/2025", "true", None, None, "Second time this year"),
    ])),
    "Tasks", 5, 3,
    {"Task ID": "ref", "Task Name": "title", "Progress": "status", "Priority": "severity", "Assigned To": "owner", "Created Date": "identified_on", "Due date": "due_on", "Late": "", "Completed Date": "done_on", "Description": "description"},
    questions=("date_order",),  # of the column with one date that reads both ways
    values={"status": "closed", "due_on": date(2025, 6, 15)},
)  # fmt: skip
ASANA = Layout(
    "Asana project as csv",
    text_table([
        ("Task ID", "Created At", "Completed At", "Last Modified", "Name", "Section/Column", "Assignee", "Assignee Email", "Start Date", "Due Date", "Tags", "Notes", "Projects", "Parent task", "Severity", "Root cause"),
        ("1201", "2025-02-03", "2025-02-20", "2025-02-20", "Backup tapes left in the car over night", "Done", "Mia Okafor", "mia@example.org", "", "2025-02-28", "", "Reported by the driver himself", "Incidents", "", "High", "No locked box"),
        ("1207", "2025-03-14", "", "2025-03-15", "Password of the guest network on a poster", "Doing", "Ben Kim", "ben@example.org", "", "2025-03-31", "", "", "Incidents", "", "Low", "Convenience"),
        ("1219", "2025-05-05", "", "2025-05-05", "Invoice mail with a changed bank account", "To do", "Lea Brandt", "lea@example.org", "", "2025-05-20", "fraud", "Money not sent", "Incidents", "", "Medium", ""),
    ]),
    "log", 1, 3,
    {"Task ID": "ref", "Created At": "identified_on", "Completed At": "done_on", "Last Modified": "", "Name": "title", "Assignee": "owner", "Assignee Email": "", "Due Date": "due_on", "Tags": "", "Notes": "notes", "Projects": "", "Severity": "severity", "Root cause": "root_cause"},
    ".csv",
    values={"severity": "High", "done_on": date(2025, 2, 20)},
)  # fmt: skip


def _google(book: Workbook) -> None:
    book["Issue log"].freeze_panes = "A2"


GOOGLE_CHECKBOX = Layout(
    "Google Sheets with tick boxes for done and a sheet of lists",
    workbook(
        ("Issue log", [
            ("#", "Date raised", "Raised by", "Issue", "Impact", "Action", "Action owner", "Target date", "Done?", "Comments"),
            (1, date(2025, 1, 27), "mia@example.org", "Nobody checks the alarm of the server room at night", "High", "Alarm to the phone on duty", "Ben", date(2025, 2, 28), True, None),
            (2, date(2025, 2, 10), "ben@example.org", "Two people share the account of the shop", "Medium", "Own accounts", "Mia", date(2025, 3, 15), True, None),
            (3, date(2025, 4, 7), "lea@example.org", "Visitors wait in the office instead of the lobby", "Low", "Chairs in the lobby", "Lea", date(2025, 5, 30), False, "chairs ordered"),
            *((None, None, None, None, None, None, None, None, False, None) for _ in range(40)),
        ]),
        ("Dropdowns", [("Impact", "Owner"), ("High", "Mia"), ("Medium", "Ben"), ("Low", "Lea")]),
        then=_google,
    ),
    "Issue log", 1, 3,
    {"#": "ref", "Date raised": "identified_on", "Raised by": "discovered_by", "Issue": "description", "Impact": "severity", "Action": "corrective_action", "Action owner": "owner", "Target date": "due_on", "Done?": "status", "Comments": "notes"},
    values={"status": "closed", "severity": "High"},
)  # fmt: skip


def _with_totals(book: Workbook) -> None:
    sheet = book["NCR log"]
    table = Table(displayName="NCR", ref="A4:L9", totalsRowCount=1)
    sheet.add_table(table)


EXCEL_TOTALS = Layout(
    "Excel 365: a table with a row of totals, calculated days, title above",
    workbook(("Dashboard", [("Open", 2), ("Closed", 2)]), ("NCR log", [
        ("Nonconformity log", None, None, None, None, None, None, None, None, None, None, None),
        ("Last updated:", date(2025, 7, 1)),
        (),
        ("NCR No.", "Date identified", "Identified by", "Non-conformance details", "Clause", "Major/Minor", "Root cause analysis", "Corrective action taken", "Responsible person", "Target completion date", "Actual completion date", "Days open"),
        ("NCR-01", date(2025, 1, 15), "Mia Okafor", "Policy on mobile devices not known in the warehouse", "5.2", "Minor", "No e-mail in the warehouse", "Briefing each quarter", "Ben Kim", date(2025, 3, 1), date(2025, 2, 20), 36),
        ("NCR-02", date(2025, 2, 18), "External auditor", "Risk register without owners", "6.1.2", "Major", "Template lacks the column", "New template", "Mia Okafor", date(2025, 4, 15), date(2025, 4, 30), 71),
        ("NCR-03", date(2025, 4, 9), "Mia Okafor", "Log of visitors incomplete", "A.7.2", "Minor", None, "Remind the reception", "Lea Brandt", date(2025, 5, 31), None, 83),
        ("NCR-04", date(2025, 6, 24), "Lea Brandt", "Clock of the camera runs one hour late", "A.8.17", "Minor", None, None, "Ben Kim", date(2025, 8, 31), None, 7),
        ("Total", None, None, 4, None, None, None, None, None, None, None, 49.25),
    ]), then=_with_totals),
    "NCR log", 4, 4,
    {"NCR No.": "ref", "Date identified": "identified_on", "Identified by": "discovered_by", "Non-conformance details": "description", "Clause": "requirement", "Major/Minor": "classification", "Root cause analysis": "root_cause", "Corrective action taken": "corrective_action", "Responsible person": "owner", "Target completion date": "due_on", "Actual completion date": "done_on", "Days open": ""},
    values={"classification": "Minor", "done_on": date(2025, 2, 20)},
)  # fmt: skip
_POAM: list[tuple[Any, ...]] = [
    ("Plan of Action & Milestones (POA&M)", None, None, None, None, None, None, None, None, None, None, None),
    ("System name:", "Payroll", None, "Date of this POA&M:", date(2025, 6, 30)),
    (),
    ("Item Identifier", "Weakness or Deficiency", "Security Control", "POC", "Resources Required", "Scheduled Completion Date", "Milestones with Completion Dates", "Changes to Milestones", "Weakness/Deficiency Identified by", "Risk Level (Low/Med/High)", "Status", "Comments"),
    ("Unique number", "What is wrong", "NIST control", "Who", "Money or time", "When it will be done", "Steps", "Why it slipped", "Audit or scan", "Choose one", "Choose one", "Anything else"),
    ("P-001", "Media is not sanitised before disposal", "MP-6", "Mia Okafor", "2 days", date(2025, 7, 31), "1. Buy a shredder 2. Train staff", None, "Internal audit", "High", "Ongoing", None),
    ("P-002", "Accounts are shared in the test system", "IA-2", "Ben Kim", "1 day", date(2025, 5, 31), "Own accounts by May", None, "Scan of March", "Med", "Completed", "checked in June"),
    ("P-003", "No banner at log-on", "AC-8", "Ben Kim", "0.5 day", date(2025, 9, 30), "Banner in September", "was June", "Internal audit", "Low", "Delayed", None),
]  # fmt: skip
POAM_HELP = Layout(
    "plan of action and milestones with a row of help below the headings",
    workbook(("POA&M", _POAM)),
    "POA&M", 4, 3,
    {"Item Identifier": "ref", "Weakness or Deficiency": "description", "POC": "owner", "Resources Required": "resources", "Scheduled Completion Date": "due_on", "Risk Level (Low/Med/High)": "severity", "Status": "status", "Comments": "notes"},
    values={"ref": "P-001", "severity": "High", "due_on": date(2025, 7, 31)},
)  # fmt: skip
FRESHSERVICE = Layout(
    "help desk export: opened and solved with times, satisfaction and SLA columns",
    text_table([
        ("Ticket ID", "Subject", "Requester Name", "Requester Email", "Status", "Priority", "Category", "Created Time", "Resolved Time", "Due by Time", "Agent", "Group", "Resolution Status", "Description"),
        (4711, "Cannot open the safe", "Lea Brandt", "lea@example.org", "Closed", "Low", "Physical security", datetime(2025, 2, 3, 9, 15), datetime(2025, 2, 3, 11, 0), datetime(2025, 2, 5, 9, 15), "Ben Kim", "Facility", "Within SLA", "Battery of the safe was flat, so the backup media could not be fetched"),
        (4712, "Strange mail", "Mia Okafor", "mia@example.org", "Resolved", "High", "Phishing", datetime(2025, 2, 4, 8, 2), datetime(2025, 2, 4, 8, 40), datetime(2025, 2, 4, 12, 2), "Ben Kim", "IT", "Within SLA", "A mail asks to confirm the bank account"),
        (4790, "Lost phone", "Tom Ahrens", "tom@example.org", "Open", "Urgent", "Lost device", datetime(2025, 6, 24, 17, 30), None, datetime(2025, 6, 24, 21, 30), "Mia Okafor", "IT", None, "Lost on the way home; remote wipe started"),
    ]),
    "log", 1, 3,
    {"Subject": "title", "Requester Name": "discovered_by", "Requester Email": "", "Status": "status", "Priority": "severity", "Category": "category", "Created Time": "identified_on", "Resolved Time": "done_on", "Agent": "owner", "Group": "", "Description": "description"},
    ".csv",
    values={"identified_on": date(2025, 2, 3), "done_on": date(2025, 2, 3), "status": "closed"},
)  # fmt: skip

EXPORTS = (
    SERVICENOW, JIRA_CUSTOM, AZURE_DEVOPS, SHAREPOINT, PLANNER, ASANA, GOOGLE_CHECKBOX,
    EXCEL_TOTALS, POAM_HELP, FRESHSERVICE,
)  # fmt: skip
