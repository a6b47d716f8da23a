"""Logs that came after the word lists: programs' exports, a form's answers, other offices."""

from datetime import date, datetime

from openpyxl import Workbook
from openpyxl.styles import Font

from tests.exchange.layouts.layout import Layout, text_table, workbook

OUTLOOK_TASKS = Layout(
    "Outlook's tasks as csv: many columns that say nothing, US days",
    text_table([
        ("Subject", "Start Date", "Due Date", "Reminder On/Off", "Reminder Date", "Reminder Time", "Date Completed", "% Complete", "Total Work", "Actual Work", "Billing Information", "Categories", "Companies", "Contacts", "Mileage", "Notes", "Priority", "Private", "Role", "Schedule+ Priority", "Sensitivity", "Status"),
        ("Shared mailbox readable by everybody", "3/4/2025", "3/28/2025", "False", "", "", "3/20/2025", "1", "0", "0", "", "Nonconformity", "", "", "", "Found while setting up a new colleague. Rights were taken away the same day.", "High", "False", "", "", "Normal", "Completed"),
        ("Restore test was not done in the first quarter", "4/14/2025", "5/30/2025", "True", "5/23/2025", "9:00:00 AM", "", "0.5", "0", "0", "", "Nonconformity", "", "", "", "Waits for the second drive", "Normal", "False", "", "", "Normal", "Waiting on someone else"),
        ("Visitor book lay open at the reception", "6/2/2025", "6/13/2025", "False", "", "", "", "0", "0", "0", "", "Observation", "", "", "", "", "Low", "False", "", "", "Normal", "Not Started"),
    ]),
    "log", 1, 3,
    {"Subject": "title", "Due Date": "due_on", "Date Completed": "done_on", "Notes": "notes", "Priority": "severity", "Status": "status", "Reminder On/Off": "", "Reminder Time": "", "Total Work": "", "Mileage": "", "Private": "", "Sensitivity": ""},
    ".csv",
    values={"due_on": date(2025, 3, 28), "severity": "High"},
)  # fmt: skip
GERMAN_FORM = Layout(
    "answers to a German form: stamps of time, questions as headings",
    workbook(("Formularantworten 1", [
        ("Zeitstempel", "E-Mail-Adresse", "Was ist passiert?", "Wann ist es passiert?", "Wer hat es bemerkt?", "Wie schwerwiegend ist der Vorfall?", "Sind personenbezogene Daten betroffen?", "Was wurde sofort unternommen?"),
        (datetime(2025, 3, 14, 9, 12, 33), "lea@example.org", "Eine Rechnung ging an den falschen Kunden", date(2025, 3, 13), "Lea Brandt", "mittel", "Ja", "Kunde angerufen, Mail wurde gelöscht"),
        (datetime(2025, 4, 2, 16, 40, 5), "jonas@example.org", "Der Serverraum war über Nacht nicht abgeschlossen", date(2025, 4, 1), "Jonas Weber", "hoch", "Nein", "Abgeschlossen und Zutritte geprüft"),
        (datetime(2025, 5, 27, 7, 55, 48), "mia@example.org", "Anhang einer gefälschten Bewerbung geöffnet", date(2025, 5, 27), "Mia Okafor", "hoch", "Weiß nicht", "Rechner vom Netz genommen"),
    ])),
    "Formularantworten 1", 1, 3,
    {"Zeitstempel": "identified_on", "Was ist passiert?": "description", "Wann ist es passiert?": "occurred_on", "Wer hat es bemerkt?": "discovered_by", "Wie schwerwiegend ist der Vorfall?": "severity", "Sind personenbezogene Daten betroffen?": "breach", "Was wurde sofort unternommen?": "containment"},
    questions=("value",),
    values={"identified_on": date(2025, 3, 14), "occurred_on": date(2025, 3, 13), "discovered_by": "Lea Brandt"},
)  # fmt: skip
JAPANESE_OFF_A1 = Layout(
    "Japanese ledger from column C: title, made by, days written out",
    workbook(("管理台帳", [
        (),
        (None, None, "情報セキュリティ事象管理台帳"),
        (None, None, "作成者：総務部", None, None, None, "更新日：2025年6月30日"),
        (),
        (None, None, "管理番号", "発見日", "発見者", "事象の内容", "重要度", "原因", "応急処置", "是正処置", "担当者", "期限", "完了日", "状況"),
        (None, None, "SEC-001", "2025年3月4日", "佐藤花子", "顧客名簿を別の会社にメールで送信した", "高", "宛先の確認手順がない", "削除を依頼した", "送信前に二人で確認する", "鈴木一郎", "2025年3月31日", "2025年3月28日", "完了"),
        (None, None, "SEC-002", "2025年4月18日", "田中健", "退職者のアカウントが残っていた", "中", "退職の連絡が届かない", "アカウントを停止した", "人事の一覧と毎月照合する", "鈴木一郎", "2025年5月31日", None, "対応中"),
        (None, None, "SEC-003", "2025年6月9日", "佐藤花子", "会議室に資料を置き忘れた", "低", None, "資料を回収した", None, "田中健", "2025年7月31日", None, "未着手"),
    ])),
    "管理台帳", 5, 3,
    {"管理番号": "ref", "発見日": "identified_on", "発見者": "discovered_by", "事象の内容": "description", "重要度": "severity", "原因": "root_cause", "応急処置": "containment", "是正処置": "corrective_action", "担当者": "owner", "期限": "due_on", "完了日": "done_on", "状況": "status"},
    values={"ref": "SEC-001", "identified_on": date(2025, 3, 4), "due_on": date(2025, 3, 31)},
)  # fmt: skip
ITALIAN_TIMES = Layout(
    "Italian csv: semicolons, times with a point, priority in words",
    text_table([
        ("Progressivo", "Data e ora segnalazione", "Segnalato da", "Descrizione dell'evento", "Gravità", "Azione immediata", "Causa radice", "Azione correttiva", "Incaricato", "Scadenza", "Data chiusura", "Stato"),
        ("1", "04/03/2025 9.15", "Giulia Bianchi", "Portatile dimenticato sul treno", "Alta", "Dispositivo cancellato da remoto", "Nessuna regola per i viaggi", "Regola e borsa con etichetta", "Marco Rossi", "31/03/2025", "28/03/2025", "Chiuso"),
        ("2", "22/04/2025 14.40", "Marco Rossi", "Stampe riservate lasciate sulla stampante", "Media", "Stampe ritirate", "Stampa senza codice", "Stampa solo con codice", "Giulia Bianchi", "30/05/2025", "", "In corso"),
        ("3", "09/06/2025 8.05", "Sara Conti", "Copia di sicurezza interrotta per tre notti", "Alta", "Copia avviata a mano", "", "", "Marco Rossi", "15/07/2025", "", "Aperto"),
    ], ";", "cp1252"),
    "log", 1, 3,
    {"Progressivo": "ref", "Data e ora segnalazione": "identified_on", "Segnalato da": "discovered_by", "Descrizione dell'evento": "description", "Gravità": "severity", "Azione immediata": "containment", "Causa radice": "root_cause", "Azione correttiva": "corrective_action", "Incaricato": "owner", "Scadenza": "due_on", "Data chiusura": "closed_on", "Stato": "status"},
    ".csv",
    values={"identified_on": date(2025, 3, 4), "severity": "High"},
)  # fmt: skip
PORTUGUESE_OFFICE = Layout(
    "register of occurrences as written in Portugal, effective as S and N",
    workbook(("Registo", [
        ("REGISTO DE OCORRÊNCIAS E AÇÕES CORRETIVAS", None, None, None, None, None, None, "Mod. 017/03"),
        (),
        ("N.º de ordem", "Data da ocorrência", "Data de deteção", "Detetado por", "Descrição da ocorrência", "Causas", "Correção imediata", "Ação corretiva", "Responsável", "Prazo", "Concluída em", "Eficaz? (S/N)", "Ponto de situação"),
        ("2025/01", date(2025, 2, 3), date(2025, 2, 5), "Inês Carvalho", "Ficheiro de salários gravado numa pasta aberta a todos", "Permissões herdadas", "Pasta fechada", "Rever permissões por trimestre", "Rui Matos", date(2025, 3, 31), date(2025, 3, 20), "S", "Fechada"),
        ("2025/02", date(2025, 4, 1), date(2025, 4, 1), "Rui Matos", "Antivírus desligado em dois computadores", "Sem controlo central", "Ligado de novo", "Consola central", "Rui Matos", date(2025, 6, 30), None, None, "Em curso"),
        ("2025/03", date(2025, 5, 19), date(2025, 5, 23), "Inês Carvalho", "Contrato com fornecedor sem cláusula de confidencialidade", None, None, None, "Inês Carvalho", date(2025, 7, 31), None, None, "Aberta"),
    ])),
    "Registo", 3, 3,
    {"N.º de ordem": "ref", "Data da ocorrência": "occurred_on", "Data de deteção": "identified_on", "Detetado por": "discovered_by", "Descrição da ocorrência": "description", "Causas": "root_cause", "Correção imediata": "containment", "Ação corretiva": "corrective_action", "Responsável": "owner", "Prazo": "due_on", "Concluída em": "done_on", "Eficaz? (S/N)": "effect_verdict", "Ponto de situação": "status"},
    values={"ref": "2025/01", "identified_on": date(2025, 2, 5), "effect_verdict": "Effective"},
)  # fmt: skip
NOTION = Layout(
    "Notion database as csv: days in words, pages linked in brackets",
    text_table([
        ("Name", "Assign", "Created", "Due", "Severity", "Stage", "Root cause", "Related policy", "What we did about it", "Last edited time"),
        ("Laptop of the interns without disk encryption", "Mia Okafor", "March 4, 2025 10:12 AM", "April 1, 2025", "High", "Done", "Image was older than the rule", "Device policy (https://www.notion.so/device-policy-1a2b)", "New image, old laptops encrypted", "April 2, 2025 8:01 AM"),
        ("Supplier kept our data after the end of the contract", "Ben Kim, Mia Okafor", "May 20, 2025 3:45 PM", "June 30, 2025", "Medium", "In progress", "", "Supplier policy (https://www.notion.so/supplier-policy-3c4d)", "Asked for a written confirmation", "June 3, 2025 11:30 AM"),
        ("Alarm of the archive off at the weekend", "Ben Kim", "June 9, 2025 7:55 AM", "", "Low", "Not started", "", "", "", "June 9, 2025 7:56 AM"),
    ]),
    "log", 1, 3,
    {"Name": "title", "Assign": "owner", "Created": "identified_on", "Due": "due_on", "Severity": "severity", "Stage": "status", "Root cause": "root_cause", "Related policy": ""},
    ".csv",
    values={"identified_on": date(2025, 3, 4), "due_on": date(2025, 4, 1), "owner": "Mia Okafor"},
)  # fmt: skip
COMPLIANCE_TOOL = Layout(
    "issues of a compliance platform: mail addresses for people, control codes",
    text_table([
        ("Issue ID", "Issue name", "Issue description", "Identified through", "Discovered date", "Priority", "Issue owner", "Remediation due date", "Remediation plan", "Root cause", "Linked controls", "Issue status", "Closed date"),
        ("ISS-101", "Leaver access", "Two accounts of leavers were active for more than 30 days", "Internal audit", "2025-02-11T00:00:00Z", "P2", "mia.okafor@example.org", "2025-03-15T00:00:00Z", "Compare with the list of HR each month", "HR did not tell IT", "A.5.18, A.6.5", "CLOSED", "2025-03-10T00:00:00Z"),
        ("ISS-102", "Vendor review overdue", "The yearly review of the payroll provider was not done", "External audit", "2025-04-08T00:00:00Z", "P3", "ben.kim@example.org", "2025-06-30T00:00:00Z", "Calendar of reviews with an owner", "", "A.5.22", "IN_REMEDIATION", ""),
        ("ISS-103", "Logs kept too short", "Logs of the gateway are kept for 30 days instead of 180", "Monitoring", "2025-05-26T00:00:00Z", "P1", "ben.kim@example.org", "2025-07-31T00:00:00Z", "", "", "A.8.15", "OPEN", ""),
    ]),
    "log", 1, 3,
    {"Issue ID": "ref", "Issue name": "title", "Issue description": "description", "Identified through": "input", "Discovered date": "identified_on", "Priority": "severity", "Issue owner": "owner", "Remediation due date": "due_on", "Remediation plan": "corrective_action", "Root cause": "root_cause", "Linked controls": "annex_a", "Issue status": "status", "Closed date": "closed_on"},
    ".csv",
    values={"ref": "ISS-101", "severity": "High", "input": "Internal audit"},
)  # fmt: skip

FORMS_365 = Layout(
    "answers to a form of Microsoft's: begun and sent, mail address, name, English questions",
    workbook(("Sheet1", [
        ("ID", "Start time", "Completion time", "Email", "Name", "When did this happen?", "Please describe what happened", "How serious is it?", "Was any personal data involved?", "What have you done so far?"),
        (1, datetime(2025, 3, 4, 8, 55, 1), datetime(2025, 3, 4, 9, 2, 17), "lea@example.org", "Lea Brandt", date(2025, 3, 3), "I sent the list of salaries to the wrong Alex", "High", "Yes", "Called him, he deleted it"),
        (2, datetime(2025, 4, 11, 13, 20, 40), datetime(2025, 4, 11, 13, 24, 3), "ben@example.org", "Ben Kim", date(2025, 4, 11), "The door to the archive does not close any more", "Low", "No", None),
        (3, datetime(2025, 6, 2, 7, 41, 9), datetime(2025, 6, 2, 7, 50, 55), "jonas@example.org", "Jonas Weber", date(2025, 6, 1), "My laptop was stolen from the car on Sunday evening", "High", "No", "Told the police and IT"),
    ])),
    "Sheet1", 1, 3,
    {"ID": "ref", "Name": "", "When did this happen?": "occurred_on", "Please describe what happened": "description", "How serious is it?": "severity", "Was any personal data involved?": "breach", "What have you done so far?": "containment"},
    values={"ref": "1", "occurred_on": date(2025, 3, 3), "done_on": None},
)  # fmt: skip


def _bold(book: Workbook) -> None:
    for cell in book["Übersicht"][1]:
        cell.font = Font(bold=True)


_HEAD = ("Nr", "Thema", "Beschreibung", "Wer", "Bis wann", "Stand")
DASHBOARD_FIRST = Layout(
    "German list of pending things behind an overview, days as weeks of the calendar",
    workbook(
        ("Übersicht", [
            ("Stand", "Anzahl", "Hoch", "Mittel", "Niedrig"),
            ("offen", 2, 1, 1, 0),
            ("in Arbeit", 1, 0, 0, 1),
            ("erledigt", 1, 1, 0, 0),
            ("Gesamt", 4, 2, 1, 1),
        ]),
        ("Pendenzen", [
            ("Pendenzenliste Informationssicherheit",),
            _HEAD,
            (1, "Besucher", "Besucherausweise werden nicht zurückgegeben", "Lea Brandt", "KW 12/2025", "offen"),
            (2, "Mobilgeräte", "Handy ohne Bildschirmsperre im Aussendienst", "Jonas Weber", date(2025, 4, 30), "in Arbeit"),
            (3, "Lieferanten", "Vertrag ohne Geheimhaltung unterschrieben", "Lea Brandt", "KW 20/2025", "erledigt"),
            (4, "Backup", "Rücksicherung nie geprobt", "Jonas Weber", date(2025, 6, 15), "offen"),
        ]),
        then=_bold,
    ),
    "Pendenzen", 2, 4,
    {"Nr": "ref", "Thema": "title", "Beschreibung": "description", "Wer": "owner", "Bis wann": "due_on", "Stand": "status"},
    values={"ref": "1", "owner": "Lea Brandt"},
)  # fmt: skip

SPANISH_FORM = Layout(
    "answers to a Spanish form: questions between their marks",
    workbook(("Respuestas de formulario 1", [
        ("Marca temporal", "Nombre", "¿Qué ocurrió?", "¿Cuándo ocurrió?", "¿Quién lo detectó?", "¿Qué tan grave es?", "¿Hay datos personales afectados?", "¿Qué se hizo de inmediato?"),
        (datetime(2025, 3, 4, 9, 1), "Lucía Gómez", "Se envió una factura a otro cliente", date(2025, 3, 3), "Pablo Ruiz", "Alta", "Sí", "Se llamó al cliente"),
        (datetime(2025, 4, 4, 9, 1), "Pablo Ruiz", "La puerta del archivo no cierra bien", date(2025, 4, 3), "Lucía Gómez", "Baja", "No", "Nada")
    ])),
    "Respuestas de formulario 1", 1, 2,
    {"Marca temporal": "identified_on", "Nombre": "", "¿Qué ocurrió?": "description", "¿Cuándo ocurrió?": "occurred_on", "¿Quién lo detectó?": "discovered_by", "¿Qué tan grave es?": "severity", "¿Hay datos personales afectados?": "breach", "¿Qué se hizo de inmediato?": "containment"},
)  # fmt: skip
FRENCH_BANDS = Layout(
    "French follow-up with bands above, effective as O and N",
    workbook(("Suivi", [
        ("Suivi des non-conformités SMSI – 2025", ), (), ("Constat", None, None, None, "Traitement", None, None, None, "Efficacité", None), ("N°", "Date", "Constaté par", "Description", "Cause", "Action", "Resp.", "Échéance", "Vérifiée le", "Efficace ?"),
        ("NC-1", date(2025, 2, 3), "Claire Petit", "Compte d'un ancien salarié encore actif", "Départ non signalé", "Liste mensuelle RH", "Luc Martin", date(2025, 3, 31), date(2025, 5, 2), "O"),
        ("NC-2", date(2025, 3, 9), "Luc Martin", "Sauvegarde illisible", "Jamais testée", "Test trimestriel", "Luc Martin", date(2025, 4, 30), None, None),
        ("NC-3", date(2025, 5, 9), "Claire Petit", "Badge prêté à un visiteur", "Pas de badge visiteur", "Badges visiteurs", "Claire Petit", date(2025, 6, 30), None, "N")
    ])),
    "Suivi", 4, 3,
    {"N°": "ref", "Date": "identified_on", "Constaté par": "discovered_by", "Description": "description", "Cause": "root_cause", "Action": "corrective_action", "Resp.": "owner", "Échéance": "due_on", "Vérifiée le": "effect_on", "Efficace ?": "effect_verdict"},
)  # fmt: skip
GITLAB = Layout(
    "GitLab issues as csv: names and user names, times in brackets",
    text_table([
        ("Title", "Description", "Issue ID", "URL", "State", "Author", "Author Username", "Assignee", "Assignee Username", "Confidential", "Locked", "Due Date", "Created At (UTC)", "Updated At (UTC)", "Closed At (UTC)", "Milestone", "Weight", "Labels", "Time Estimate", "Time Spent"),
        ("Key in repo", "A private key was committed to the repository and pushed", "12", "https://gitlab.example/12", "Closed", "Ben Kim", "bkim", "Mia Okafor", "mokafor", "Yes", "No", "2025-03-30", "2025-03-04 10:12:44", "2025-03-30 10:00:00", "2025-03-29 09:00:00", "", "", "security::high", "0", "0"),
        ("CI logs", "Build logs showed a token for two days", "15", "https://gitlab.example/15", "Open", "Mia Okafor", "mokafor", "Ben Kim", "bkim", "Yes", "No", "", "2025-04-04 10:12:44", "2025-04-05 10:00:00", "", "", "", "security::low", "0", "0")
    ]),
    "log", 1, 2,
    {"Title": "title", "Description": "description", "Issue ID": "ref", "State": "status", "Author": "discovered_by", "Assignee": "owner", "Due Date": "due_on", "Created At (UTC)": "identified_on", "Closed At (UTC)": "closed_on", "Confidential": "", "Weight": "", "Author Username": "", "Time Spent": ""},
    ".csv",
)  # fmt: skip
BRITISH_OFFICE = Layout(
    "British office: table from the second column below a block of labels, Y/N in headings",
    workbook(("Log", [
        (None, "Information Security Incident Log"), (None, "Department:", "Finance"), (None, "Owner:", "J Smith"), (), (None, "Incident No.", "Date / time reported", "Reported to", "Nature of incident", "Personal data? Y/N", "ICO notified? Y/N", "Action taken", "Further action needed", "Completed by", "Date completed", "Signed off"),
        (None, "1/25", datetime(2025, 1, 14, 9, 30), "IT Helpdesk", "Member of staff clicked on a link in a phishing email", "N", "N", "Password changed", "Refresher training", "J Smith", date(2025, 1, 31), "AB"),
        (None, "2/25", datetime(2025, 2, 20, 11, 5), "IT Helpdesk", "Letter with bank details sent to the wrong address", "Y", "Y", "Letter recovered", "Check of addresses by second person", "K Jones", None, None)
    ])),
    "Log", 5, 2,
    {"Incident No.": "ref", "Date / time reported": "identified_on", "Nature of incident": "description", "Personal data? Y/N": "breach", "ICO notified? Y/N": "notified", "Date completed": "done_on"},
)  # fmt: skip

FURTHER = (
    OUTLOOK_TASKS, GERMAN_FORM, FORMS_365, JAPANESE_OFF_A1, ITALIAN_TIMES, PORTUGUESE_OFFICE, NOTION,
    COMPLIANCE_TOOL, DASHBOARD_FIRST, SPANISH_FORM, FRENCH_BANDS, GITLAB, BRITISH_OFFICE,
)  # fmt: skip
