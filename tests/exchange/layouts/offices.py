"""Logs of toolkits, auditors and offices: help rows, blocks above, lists beside, two tables."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from openpyxl import Workbook

from isms_desktop.domain.importing.choices import Answer, ImportChoices, SameRef
from tests.exchange.layouts.layout import Layout, text_table, workbook


def _merged(sheet: str, *spans: str) -> Any:
    def then(book: Workbook) -> None:
        for span in spans:
            book[sheet].merge_cells(span)

    return then


TOOLKIT = Layout(
    "toolkit's incident log: logo rows, block of document data, help row below the headings",
    workbook(
        ("Incident log", [
            ("[Insert logo here]",),
            ("Information Security Incident Log",),
            (),
            ("Document ref:", "ISMS-DOC-A16-3", None, "Version:", "1.2"),
            ("Dated:", date(2025, 1, 6), None, "Author:", "Mia Okafor"),
            ("Classification:", "Internal"),
            (),
            ("Incident Ref", "Date and time reported", "Reported by", "Incident summary", "Affected assets", "Severity", "Action taken", "Root cause", "Lessons learned", "Status", "Date closed"),
            ("Unique reference", "When the incident was reported", "Name of the person", "Short description of what happened", "Systems or information", "High, Medium or Low", "What was done", "Why it happened", "What to improve", "Open or closed", "When closed"),
            ("IR-001", "14/01/2025 09:30", "Ben Kim", "Laptop without encryption lost on a train", "Laptop 17", "High", "Passwords changed", "Laptop was never enrolled", "Check enrolment monthly", "Closed", "28/02/2025"),
            ("IR-002", "03/03/2025 16:05", "Lea Brandt", "Virus found in a mail attachment", "PC of the front desk", "Medium", "PC set up anew", "Scanner was switched off", "Alarm when a scanner is off", "Closed", "21/03/2025"),
            ("IR-003", "27/05/2025 11:50", "Mia Okafor", "Customer data visible to all in a folder", "File server", "High", "Folder closed", None, None, "Open", None),
            *((f"IR-{n:03}", *(None,) * 10) for n in range(4, 21)),
        ]),
        ("Version history", [("Version", "Date", "Author", "Change"), ("1.0", date(2024, 1, 8), "Mia Okafor", "First version"), ("1.2", date(2025, 1, 6), "Mia Okafor", "Column for lessons")]),
    ),
    "Incident log", 8, 3,
    {"Incident Ref": "ref", "Reported by": "discovered_by", "Incident summary": "description", "Affected assets": "", "Severity": "severity", "Action taken": "corrective_action", "Root cause": "root_cause", "Lessons learned": "lessons", "Status": "status", "Date closed": "closed_on"},
    values={"ref": "IR-001", "severity": "High", "closed_on": date(2025, 2, 28)},
)  # fmt: skip
BANDS_FROM_C = Layout(
    "NC register from column C: bands, headings in the upper or the lower row, a list at the side",
    workbook(("NC register", [
        (), (None, None, "NONCONFORMITY REGISTER"), (),
        (None, None, "No.", "Raised", None, "Nonconformity", None, None, "Treatment", None, None, "Status", None, None, "Grades"),
        (None, None, None, "On", "By", "Description", "Clause", "Grade", "Correction", "Corrective action", "Due", None, None, None, "Major"),
        (None, None, 1, date(2025, 1, 13), "Mia Okafor", "Scope does not name the second office", "4.3", "Major", "Scope corrected", "Review the scope yearly", date(2025, 2, 28), "Closed", None, None, "Minor"),
        (None, None, 2, date(2025, 1, 13), "Mia Okafor", "Policy without approval", "5.2", "Minor", "Approved", "Approval in the template", date(2025, 2, 14), "Closed", None, None, "OFI"),
        (None, None, 3, date(2025, 4, 1), "Ben Kim", "Restore never tested", "A.8.13", "Major", None, "Test twice a year", date(2025, 6, 30), "Open"),
    ]), then=_merged("NC register", "C4:C5", "D4:E4", "F4:H4", "I4:K4", "L4:L5")),
    "NC register", 5, 3,
    {"No.": "ref", "On": "identified_on", "By": "discovered_by", "Description": "description", "Clause": "requirement", "Grade": "classification", "Correction": "containment", "Corrective action": "corrective_action", "Due": "due_on", "Status": "status"},
    values={"identified_on": date(2025, 1, 13), "discovered_by": "Mia Okafor", "status": "closed", "classification": "Major"},
)  # fmt: skip
_AUDIT = (
    "No",
    "Audit date",
    "Process",
    "ISO 27001 clause",
    "Finding",
    "Type (NC/OBS/OFI)",
    "Action",
    "Who",
    "By when",
    "Closed on",
)


def _audit(year: int, findings: Sequence[str]) -> list[tuple[Any, ...]]:
    return [(f"Internal audit {year}",), _AUDIT, *(
        (n, date(year, 5, 6), "IT", "8.1", text, "NC", "Mend it", "Ben Kim", date(year, 7, 31), date(year, 7, 1 + n))
        for n, text in enumerate(findings, start=1)
    )]  # fmt: skip


AUDIT_YEARS = Layout(
    "internal audits, a sheet a year, the numbers begin anew, put together by year",
    workbook(
        ("Cover", [("Internal audit programme",), ("Approved by the management",)]),
        ("2024", _audit(2024, ["Asset list not complete", "Cabinet not locked", "Rules for visitors unknown"])),
        ("2025", _audit(2025, ["Keys of leavers not collected", "No review of firewall rules", "Screen without lock", "Paper with passwords"])),
    ),
    "2025", 2, 7,
    {"No": "ref", "Audit date": "identified_on", "ISO 27001 clause": "requirement", "Finding": "description", "Type (NC/OBS/OFI)": "entry_type", "Action": "corrective_action", "Who": "owner", "By when": "due_on", "Closed on": "closed_on"},
    choices=ImportChoices(answers={"sheets": Answer.YES}, same_ref=SameRef.BY_YEAR),
    values={"entry_type": "Nonconformity"},
)  # fmt: skip
AUDIT_ASKED = Layout(
    "the same sheets put together, not said what the same numbers are",
    AUDIT_YEARS.write, "2025", 2, 7, AUDIT_YEARS.columns,
    choices=ImportChoices(answers={"sheets": Answer.YES}), questions=("same_ref",),
)  # fmt: skip
CAPA_EXAMPLE = Layout(
    "CAPA log with an example row and instructions above the headings",
    workbook(("CAPA", [
        ("Corrective and Preventive Action Log",),
        ("Instructions: fill in one row for each CAPA. Keep it short and factual. Attach evidence in the folder of the year.",),
        (),
        ("CAPA ID", "Source of CAPA", "Date initiated", "Initiated by", "Problem statement", "Immediate containment", "Root cause (5 whys)", "Corrective action", "Preventive action", "Owner", "Planned completion", "Actual completion", "Effectiveness check", "Status (Open/Closed)"),
        ("EXAMPLE", "Audit", date(2020, 1, 1), "J. Doe", "Example: training record missing", "Training repeated", "No reminder", "Reminder set", "Same for all courses", "J. Doe", date(2020, 2, 1), date(2020, 1, 20), "Records complete", "Closed"),
        ("CAPA-01", "Internal audit", date(2025, 2, 11), "Mia Okafor", "Change made without approval", "Change reviewed", "Approver on leave", "Deputy named", "Deputies for all approvals", "Ben Kim", date(2025, 3, 31), date(2025, 3, 11), "Sample of ten changes in June: all approved", "Closed"),
        ("CAPA-02", "Complaint", date(2025, 4, 15), "Lea Brandt", "Customer got the report of another customer", "Report recalled", "Names too much alike", "Number in the file name", None, "Lea Brandt", date(2025, 5, 31), None, None, "Open"),
        ("CAPA-03", "Incident", date(2025, 5, 30), "Ben Kim", "Backup failed for nine days unnoticed", "Backup repaired", "Alarm mail went to a leaver", "Alarm to a group", "Check all alarms", "Ben Kim", date(2025, 7, 15), None, None, "Open"),
    ])),
    "CAPA", 4, 3,
    {"CAPA ID": "ref", "Source of CAPA": "input", "Date initiated": "identified_on", "Initiated by": "discovered_by", "Problem statement": "description", "Immediate containment": "containment", "Root cause (5 whys)": "root_cause", "Corrective action": "corrective_action", "Owner": "owner", "Planned completion": "due_on", "Actual completion": "done_on", "Effectiveness check": "effect_evidence", "Status (Open/Closed)": "status"},
    values={"ref": "CAPA-01", "input": "Internal audit", "status": "closed"},
)  # fmt: skip
LIST_BESIDE = Layout(
    "lists of allowed words right beside the table, one blank column between",
    workbook(("Log", [
        ("Ref", "Date", "Incident", "Category", "Severity", "Action", "Owner", "Status", None, "Categories", "Severities", "Statuses"),
        ("1", date(2025, 1, 9), "Phone left in a taxi", "Lost device", "Medium", "Wipe the phone", "Ben Kim", "Closed", None, "Lost device", "High", "Open"),
        ("2", date(2025, 2, 20), "Mail account used to send spam", "Account", "High", "Password changed, second factor on", "Mia Okafor", "Closed", None, "Account", "Medium", "Closed"),
        ("3", date(2025, 4, 3), "Water in the archive", "Physical", "High", "Move the archive upstairs", "Lea Brandt", "Open", None, "Physical", "Low", None),
        (None, None, None, None, None, None, None, None, None, "Other", None, None),
        (None, None, None, None, None, None, None, None, None, "Supplier", None, None),
    ])),
    "Log", 1, 3,
    {"Ref": "ref", "Date": "identified_on", "Incident": "description", "Category": "category", "Severity": "severity", "Action": "corrective_action", "Owner": "owner", "Status": "status"},
    values={"severity": "Medium", "status": "closed"},
)  # fmt: skip
STACKED = Layout(
    "two tables below each other: incidents, then the actions of meetings",
    workbook(("Security log", [
        ("Security incidents",),
        ("Incident no.", "Date", "What happened", "Reported by", "Severity", "Status"),
        ("1", date(2025, 1, 20), "Screen saver without password on the reception PC", "Ben Kim", "Low", "Closed"),
        ("2", date(2025, 3, 5), "Server room key copied without permission", "Mia Okafor", "High", "Open"),
        ("3", date(2025, 3, 28), "Shredder bag collected by the wrong company", "Lea Brandt", "Medium", "Open"),
        (),
        (),
        ("Agenda of the security meeting",),
        ("Meeting", "Place", "Chair", "Minutes"),
        ("January", "Room 1", "Mia Okafor", "on the server"),
        ("April", "Room 2", "Mia Okafor", "on the server"),
    ])),
    "Security log", 2, 3,
    {"Incident no.": "ref", "Date": "identified_on", "What happened": "description", "Reported by": "discovered_by", "Severity": "severity", "Status": "status"},
    values={"severity": "Low", "status": "closed"},
)  # fmt: skip
EVERY_DATE = Layout(
    "dates as people type them: points, words, ISO, with times and weekdays, real ones",
    workbook(("Incidents", [
        ("ID", "Date of incident", "Description of incident", "Corrective action", "Responsible", "Deadline"),
        ("a1", "3 March 2025", "Fan of the server is loud", "Replace the fan", "Ben", "15.03.2025"),
        ("a2", "2025-03-09", "Mail server refused mail for an hour", "Renew the certificate", "Ben", "March 20, 2025"),
        ("a3", date(2025, 3, 14), "Printer showed the pages of another user", "Print only with a card", "Mia", "Mon 31 Mar 2025"),
        ("a4", "17.04.2025 08:15", "Parcel with disks opened on arrival", "Other courier", "Mia", date(2025, 5, 1)),
        ("a5", "24-Apr-25", "Ceiling leaks above the rack", "Cover, then repair", "Lea", "ASAP"),
        ("a6", "20250507", "Badge reader out of order", "Call the service", "Lea", "07/05/25"),
        ("a7", "12th May 2025", "Wrong phone number on the emergency card", "Print new cards", "Ben", "end of May"),
    ])),
    "Incidents", 1, 7,
    {"ID": "ref", "Date of incident": "identified_on", "Description of incident": "description", "Corrective action": "corrective_action", "Responsible": "owner", "Deadline": "due_on"},
    questions=("date_order",),
    values={"identified_on": date(2025, 3, 3), "due_on": date(2025, 3, 15)},
)  # fmt: skip
RESTARTED = Layout(
    "numbers that begin anew each year in one sheet, year written as a label",
    workbook(("Improvements", [
        ("No.", "Date", "Finding", "Corrective action", "Responsible", "Completed"),
        ("2024",),
        (1, date(2024, 3, 5), "No list of keys", "Make a list", "Mia Okafor", date(2024, 4, 1)),
        (2, date(2024, 9, 17), "Old software on the till", "Update", "Ben Kim", date(2024, 10, 20)),
        ("2025",),
        (1, date(2025, 2, 12), "Contract without security clause", "Add the clause", "Mia Okafor", date(2025, 3, 31)),
        (2, date(2025, 6, 3), "Camera points at the street", "Turn it", "Ben Kim", None),
        (3, date(2025, 6, 19), "Bin with confidential paper open", "Bin with lock", "Lea Brandt", None),
    ])),
    "Improvements", 1, 5,
    {"No.": "ref", "Date": "identified_on", "Finding": "description", "Corrective action": "corrective_action", "Responsible": "owner", "Completed": "done_on"},
    questions=("same_ref",),
)  # fmt: skip
REPEATED_CHILDREN = Layout(
    "each action on its own row, reference and finding written again, numbers 1.1, 1.2",
    workbook(("Action plan", [
        ("Finding ID", "Finding", "Date raised", "Action ID", "Corrective action", "Action owner", "Due date", "Action status"),
        ("F1", "Leavers keep their access", date(2025, 2, 4), "1.1", "List of leavers to IT each week", "HR", date(2025, 3, 1), "Done"),
        ("F1", "Leavers keep their access", date(2025, 2, 4), "1.2", "Review of all accounts", "Ben Kim", date(2025, 3, 31), "Done"),
        ("F1", "Leavers keep their access", date(2025, 2, 4), "1.10", "Automatic end date", "Ben Kim", date(2025, 9, 30), "Open"),
        ("F2", "No fire drill in two years", date(2025, 2, 4), "2.1", "Drill in spring", "Lea Brandt", date(2025, 5, 31), "Done"),
    ])),
    "Action plan", 1, 2,
    {"Finding ID": "ref", "Finding": "description", "Date raised": "identified_on", "Corrective action": "corrective_action", "Action owner": "owner", "Due date": "due_on", "Action status": "status"},
    choices=ImportChoices(same_ref=SameRef.CHILD_ROWS),
    values={"ref": "F1", "corrective_action": "List of leavers to IT each week"},
)  # fmt: skip
EMOJI_LIGHTS = Layout(
    "status as letters R, A and G, effectiveness as ticks, dates with month names",
    workbook(("Action tracker", [
        ("Ref", "Opened", "Issue description", "Agreed action", "Action owner", "Target date", "RAG", "Effective (Y/N)"),
        ("T1", "05-Jan-2025", "Remote access without second factor", "Switch it on", "Ben Kim", "28-Feb-2025", "G", "Y"),
        ("T2", "11-Feb-2025", "Supplier review overdue", "Review all critical suppliers", "Mia Okafor", "30-Jun-2025", "A", None),
        ("T3", "02-May-2025", "No inventory of cloud services", "Ask every department", "Lea Brandt", "31-May-2025", "R", None),
        ("T4", "19-May-2025", "Test of the emergency plan failed", "Mend the plan, test again", "Mia Okafor", "15-Jul-2025", "G", "N"),
    ])),
    "Action tracker", 1, 4,
    {"Ref": "ref", "Opened": "identified_on", "Issue description": "description", "Agreed action": "corrective_action", "Action owner": "owner", "Target date": "due_on", "RAG": "status", "Effective (Y/N)": "effect_verdict"},
    questions=("scale",),  # one letter may be another word
    values={"identified_on": date(2025, 1, 5), "effect_verdict": "Effective"},
)  # fmt: skip
WIDE_MERGES = Layout(
    "a form turned table: every field over several merged columns",
    workbook(("Log", [
        ("Incident register of the branch", *(None,) * 13),
        ("No.", None, "Date", None, "Description", None, None, None, "Measures", None, None, "Responsible", None, "Done"),
        ("1", None, date(2025, 2, 3), None, "Safe not locked over the weekend", None, None, None, "Two people lock it", None, None, "Mia Okafor", None, date(2025, 2, 10)),
        ("2", None, date(2025, 3, 19), None, "Camera out of order", None, None, None, "Repair, check each Monday", None, None, "Ben Kim", None, date(2025, 3, 30)),
        ("3", None, date(2025, 5, 5), None, "Code of the alarm told on the phone", None, None, None, "New code, briefing", None, None, "Lea Brandt", None, None),
    ]), then=_merged("Log", "A1:N1", *(f"{a}{r}:{b}{r}" for r in range(2, 6) for a, b in ("AB", "CD", "EH", "IK", "LM")))),
    "Log", 2, 3,
    {"No.": "ref", "Date": "identified_on", "Description": "description", "Measures": "corrective_action", "Responsible": "owner", "Done": "done_on"},
    values={"done_on": date(2025, 2, 10)},
)  # fmt: skip
MONTH_BANNERS = Layout(
    "merged month rows between the records, the headings again on each page, a footer",
    workbook(("Incidents 2025", [
        ("Date", "Time", "Reported by", "Description", "Action taken", "Signed"),
        ("January 2025",),
        (date(2025, 1, 7), "08:10", "Ben Kim", "Alarm not set over night", "Reminder at the door", "BK"),
        (date(2025, 1, 23), "15:45", "Lea Brandt", "Stranger in the office kitchen", "Door closer repaired", "LB"),
        ("February 2025",),
        (date(2025, 2, 11), "10:00", "Mia Okafor", "Window of the server room open", "Window locked for good", "MO"),
        ("Date", "Time", "Reported by", "Description", "Action taken", "Signed"),
        (date(2025, 2, 25), "17:20", "Ben Kim", "Parcel for the lab left in the rain", "Box for parcels", "BK"),
        ("Kept by the office manager for three years.",),
    ]), then=_merged("Incidents 2025", "A2:F2", "A5:F5", "A9:F9")),
    "Incidents 2025", 1, 4,
    {"Date": "identified_on", "Reported by": "discovered_by", "Description": "description", "Action taken": "corrective_action", "Time": ""},
    offers=("sections",),
    values={"identified_on": date(2025, 1, 7)},
)  # fmt: skip
RISK_TREATMENT = Layout(
    "risk treatment tracker: risk described, inherent and residual ratings",
    workbook(("Risk actions", [
        ("Risk ID", "Risk description", "Risk owner", "Inherent risk", "Residual risk", "Treatment", "Action description", "Action owner", "Due date", "Status", "% complete"),
        ("R-03", "Loss of the only administrator", "CEO", "High", "Medium", "Mitigate", "Train a deputy", "Mia Okafor", date(2025, 6, 30), "In progress", 0.4),
        ("R-07", "Ransomware on the file server", "CIO", "Critical", "Medium", "Mitigate", "Offline copy each week", "Ben Kim", date(2025, 4, 30), "Complete", 1),
        ("R-11", "Fire in the archive", "CEO", "Medium", "Low", "Accept", "None beyond the extinguishers", "Lea Brandt", date(2025, 3, 31), "Complete", 1),
    ])),
    "Risk actions", 1, 3,
    {"Risk description": "description", "Action description": "corrective_action", "Action owner": "owner", "Due date": "due_on", "Status": "status", "% complete": ""},
    values={"owner": "Mia Okafor"},
)  # fmt: skip
LONG_HEADINGS = Layout(
    "headings with instructions in brackets and line breaks, US dates",
    text_table([
        ("Incident\nNumber", "Date Reported\n(MM/DD/YYYY)", "Reported By\n(name and phone)", "Description of Incident\n(who, what, where - no personal data)", "Severity\n(see tab Guide)", "Root Cause\n(use 5 whys)", "Corrective Action\n(what will stop it happening again)", "Person Responsible", "Due Date\n(MM/DD/YYYY)", "Date Completed\n(MM/DD/YYYY)", "Verified By"),
        ("17", "02/03/2025", "Ben Kim 555-0102", "Backup drive missing from the cabinet", "High", "Cabinet key shared", "New lock, two keys", "Mia Okafor", "03/15/2025", "03/12/2025", "Lea Brandt"),
        ("18", "04/21/2025", "Lea Brandt 555-0107", "Fax with a contract sent to a wrong number", "Low", "Number typed by hand", "Use the address book", "Ben Kim", "05/05/2025", "", ""),
        ("19", "05/06/2025", "Mia Okafor 555-0101", "Test system reachable from outside", "Critical", "Rule copied from production", "Review rules at each change", "Ben Kim", "05/30/2025", "", ""),
    ]),
    "log", 1, 3,
    {"Incident Number": "ref", "Date Reported (MM/DD/YYYY)": "identified_on", "Reported By (name and phone)": "discovered_by", "Description of Incident (who, what, where - no personal data)": "description", "Severity (see tab Guide)": "severity", "Root Cause (use 5 whys)": "root_cause", "Corrective Action (what will stop it happening again)": "corrective_action", "Person Responsible": "owner", "Due Date (MM/DD/YYYY)": "due_on", "Date Completed (MM/DD/YYYY)": "done_on", "Verified By": "effect_by"},
    ".csv",
    values={"identified_on": date(2025, 2, 3), "done_on": date(2025, 3, 12)},
)  # fmt: skip
CHECKLIST = Layout(
    "audit checklist: only questions with a finding are records",
    workbook(("Checklist", [
        ("Clause", "Question", "Conforms?", "Evidence seen", "Finding", "Corrective action", "Responsible", "Due"),
        ("4.1", "Are internal and external issues determined?", "Yes", "List of issues 2025", None, None, None, None),
        ("4.2", "Are interested parties determined?", "No", "None", "No list of interested parties", "Make the list", "Mia Okafor", date(2025, 8, 31)),
        ("5.1", "Does the management show commitment?", "Yes", "Minutes of March", None, None, None, None),
        ("5.2", "Is there a policy?", "Partly", "Policy of 2021", "Policy has not been reviewed since 2021", "Review and approve", "Ben Kim", date(2025, 7, 31)),
        ("6.2", "Are objectives measured?", "Yes", "Sheet of objectives", None, None, None, None),
    ])),
    "Checklist", 1, 2,
    {"Clause": "requirement", "Finding": "description", "Corrective action": "corrective_action", "Responsible": "owner", "Due": "due_on", "Question": ""},
    values={"description": "No list of interested parties", "requirement": ("4.2",)},
)  # fmt: skip

OFFICES = (
    TOOLKIT, BANDS_FROM_C, AUDIT_YEARS, AUDIT_ASKED, CAPA_EXAMPLE, LIST_BESIDE, STACKED,
    EVERY_DATE, RESTARTED, REPEATED_CHILDREN, EMOJI_LIGHTS, WIDE_MERGES, MONTH_BANNERS,
    RISK_TREATMENT, LONG_HEADINGS, CHECKLIST,
)  # fmt: skip
