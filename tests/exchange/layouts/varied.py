"""Logs of further kinds: tools' exports, other languages, layouts with something beside the log."""

from datetime import date, datetime

from openpyxl import Workbook

from tests.exchange.layouts.layout import Layout, text_table, workbook

SERVICENOW = Layout(
    "ServiceNow export: technical names, times as text, choices with numbers",
    text_table([
        ("number", "opened_at", "short_description", "description", "caller_id", "priority", "state", "assignment_group", "assigned_to", "close_notes", "closed_at", "sys_updated_on"),
        ("INC0010021", "2025-02-03 08:12:44", "Mail account taken over", "Forwarding rule to an unknown address was found in the mailbox of sales", "Lea Brandt", "2 - High", "Closed", "Service Desk", "Mia Okafor", "Rule removed, password reset", "2025-02-05 17:00:10", "2025-02-05 17:00:10"),
        ("INC0010034", "2025-03-11 15:40:02", "USB stick found in the car park", "Nobody plugged it in; handed over to IT", "Ben Kim", "4 - Low", "Closed", "Service Desk", "Mia Okafor", "Destroyed", "2025-03-12 09:30:00", "2025-03-12 09:30:00"),
        ("INC0010050", "2025-05-20 07:55:31", "Backup of the file server failed", "Three nights in a row without a backup", "Mia Okafor", "3 - Moderate", "In Progress", "Infrastructure", "Ben Kim", "", "", "2025-05-21 10:00:00"),
    ]),
    "log", 1, 3,
    {"number": "ref", "opened_at": "identified_on", "short_description": "title", "description": "description", "priority": "severity", "state": "status", "assigned_to": "owner", "closed_at": "closed_on"},
    ".csv",
    values={"ref": "INC0010021", "severity": "High", "title": "Mail account taken over"},
)  # fmt: skip
GITHUB = Layout(
    "GitHub issues as csv: body with bullet lists over several lines",
    text_table([
        ("number", "title", "body", "state", "labels", "assignees", "author", "created_at", "closed_at", "url"),
        ("14", "Secrets in the build log", "The token of the registry was printed.\n\n- revoke it\n- mask it\n- tell the team", "closed", "security,incident", "miaokafor", "benkim", "2025-01-14T09:31:00Z", "2025-01-15T16:02:11Z", "https://example.org/issues/14"),
        ("19", "Branch protection was off for a week", "Found in the monthly check.", "closed", "security", "benkim", "miaokafor", "2025-02-20T10:00:00Z", "2025-02-20T12:10:00Z", "https://example.org/issues/19"),
        ("23", "Former colleague still in the organisation", "Left in March, account active in May.\n* remove\n* add to the leaver list", "open", "security,access", "", "leabrandt", "2025-05-07T07:45:00Z", "", "https://example.org/issues/23"),
    ]),
    "log", 1, 3,
    {"number": "ref", "title": "title", "body": "description", "state": "status", "author": "discovered_by", "created_at": "identified_on", "closed_at": "closed_on", "assignees": "owner"},
    ".csv",
    values={"ref": "14", "identified_on": date(2025, 1, 14)},
)  # fmt: skip
TASK_BOARD = Layout(
    "task board export: groups as labels above rows, the headings again in each group, percentages",
    workbook(("CA board", [
        ("Corrective actions 2025",),
        ("To do",),
        ("Name", "Person", "Status", "Due date", "Priority", "Progress", "Notes"),
        ("Encrypt the tapes before they leave the house", "Ben Kim", "Not started", date(2025, 9, 30), "High", 0.0, "waits for the new drive"),
        ("Name an owner for the intranet server", "Lea Brandt", "Working on it", date(2025, 8, 15), "Medium", 0.4, None),
        ("Done",),
        ("Name", "Person", "Status", "Due date", "Priority", "Progress", "Notes"),
        ("Replace the lock of the archive", "Mia Okafor", "Done", date(2025, 5, 2), "Low", 1.0, None),
    ])),
    "CA board", 3, 3,
    {"Name": "title", "Person": "owner", "Status": "status", "Due date": "due_on", "Priority": "severity", "Notes": "notes", "Progress": ""},
    offers=("sections",),
)  # fmt: skip


def _bands(book: Workbook) -> None:
    sheet = book["Registro"]
    for place in ("A3:C3", "D3:F3", "G3:I3", "A1:I1"):
        sheet.merge_cells(place)


SPANISH_BANDS = Layout(
    "hand-made in Spanish with merged bands",
    workbook(("Registro", [
        ("REGISTRO DE NO CONFORMIDADES Y ACCIONES CORRECTIVAS",),
        (),
        ("Identificación", None, None, "Análisis", None, None, "Seguimiento"),
        ("N.º", "Fecha de detección", "Descripción del incidente", "Causa raíz", "Acción correctiva", "Responsable", "Fecha límite", "Estado", "Observaciones"),
        ("NC-01", date(2025, 2, 4), "Se envió una factura a otro cliente", "No hay doble comprobación", "Comprobar el destinatario por otra persona", "Lucía Gómez", date(2025, 3, 15), "Cerrada", None),
        ("NC-02", date(2025, 4, 22), "La copia de seguridad no se podía leer", "Nunca se probó", "Probar la restauración cada mes", "Pablo Ruiz", date(2025, 6, 30), "En curso", "pendiente del proveedor"),
        ("NC-03", date(2025, 6, 9), "Visitante sin acompañante en la sala de servidores", "Recepción sin instrucciones", "Instrucción y tarjeta de visita", "Lucía Gómez", date(2025, 7, 31), "Abierta", None),
    ], ), then=_bands),
    "Registro", 4, 3,
    {"N.º": "ref", "Fecha de detección": "identified_on", "Descripción del incidente": "description", "Causa raíz": "root_cause", "Acción correctiva": "corrective_action", "Responsable": "owner", "Fecha límite": "due_on", "Estado": "status", "Observaciones": "notes"},
    values={"ref": "NC-01", "due_on": date(2025, 3, 15)},
)  # fmt: skip
_HEAD_NL = ("Nr.", "Datum", "Omschrijving", "Ernst", "Maatregel", "Eigenaar", "Status")
DUTCH_YEARS = Layout(
    "Dutch, one sheet a year, numbers beginning anew",
    workbook(
        ("Uitleg", [("Vul elke regel volledig in.",)]),
        ("2024", [_HEAD_NL,
            (1, date(2024, 3, 1), "Laptop gestolen uit de auto", "Hoog", "Schijf versleutelen", "Sanne de Vries", "Gesloten"),
            (2, date(2024, 9, 12), "Wachtwoord op een briefje aan het scherm", "Laag", "Wachtwoordkluis invoeren", "Joost Bakker", "Gesloten"),
        ]),
        ("2025", [_HEAD_NL,
            (1, date(2025, 1, 20), "Phishingmail geopend door drie collega's", "Midden", "Oefening met valse mails", "Sanne de Vries", "Open"),
            (2, date(2025, 2, 2), "Back-up niet getest", "Hoog", "Elk kwartaal terugzetten", "Joost Bakker", "Open"),
            (3, date(2025, 5, 30), "Oude router zonder updates gevonden", "Midden", "Router vervangen", "Joost Bakker", "Gesloten"),
        ]),
    ),
    "2025", 1, 3,
    {"Nr.": "ref", "Datum": "identified_on", "Omschrijving": "description", "Ernst": "severity", "Maatregel": "corrective_action", "Eigenaar": "owner", "Status": "status"},
    offers=("sheets",),
)  # fmt: skip
ITALIAN_NUMBERS = Layout(
    "Italian csv with days written as 20240131",
    text_table([
        ("ID", "Data rilevazione", "Descrizione", "Gravità", "Causa", "Azione correttiva", "Responsabile", "Scadenza", "Stato"),
        ("A-1", "20240131", "Porta dell'archivio rimasta aperta", "Media", "Chiusura guasta", "Sostituire la serratura", "Giulia Rossi", "20240229", "Chiusa"),
        ("A-2", "20240415", "Elenco clienti inviato al fornitore sbagliato", "Alta", "Indirizzo completato in automatico", "Ritardare l'invio di un minuto", "Marco Bianchi", "20240531", "Chiusa"),
        ("A-3", "20241107", "Account di un ex collega ancora attivo", "Alta", "Nessun avviso dal personale", "Avviso automatico", "Giulia Rossi", "20250115", "Aperta"),
    ], ";"),
    "log", 1, 3,
    {"ID": "ref", "Data rilevazione": "identified_on", "Descrizione": "description", "Gravità": "severity", "Causa": "root_cause", "Azione correttiva": "corrective_action", "Responsabile": "owner", "Scadenza": "due_on", "Stato": "status"},
    ".csv",
    values={"identified_on": date(2024, 1, 31), "due_on": date(2024, 2, 29), "severity": "Medium"},
)  # fmt: skip
SUMMARY_BESIDE = Layout(
    "a monthly summary beside the log, and a pivot sheet before it",
    workbook(
        ("Overview", [
            ("Row Labels", "Count of Ref", "Closed", "Open"), ("High", 2, 1, 1), ("Low", 1, 1, 0), ("Grand Total", 3, 2, 1),
        ]),
        ("Incidents", [
            ("Ref", "Date", "What happened", "Severity", "Status", None, None, "Month", "Jan", "Feb", "Mar"),
            ("I-1", date(2025, 1, 8), "Customer list on an open share", "High", "Closed", None, None, "Incidents", 1, 1, 1),
            ("I-2", date(2025, 2, 3), "Server room left open during the move", "Low", "Closed", None, None, "Closed", 1, 1, 0),
            ("I-3", date(2025, 3, 19), "Invoice fraud by mail, noticed before paying", "High", "Open"),
        ]),
    ),
    "Incidents", 1, 3,
    {"Ref": "ref", "Date": "identified_on", "What happened": "description", "Severity": "severity", "Status": "status"},
)  # fmt: skip
PORTUGUESE_BULLETS = Layout(
    "Portuguese with actions as bullets in one cell",
    workbook(("Plano de ação", [
        ("Item", "Data", "Ocorrência", "Origem", "Ações", "Responsável", "Prazo", "Situação", "% concluído"),
        (1, datetime(2025, 3, 5, 14, 30), "Crachá emprestado a um visitante", "Auditoria interna", "• Lembrar a recepção\n• Crachás de visitante numerados", "Ana Souza", date(2025, 4, 30), "Concluído", 1.0),
        (2, datetime(2025, 5, 13, 9, 0), "Contrato sem cláusula de sigilo", "Auditoria externa", "• Rever os contratos\n• Modelo novo\n• Avisar compras", "Rui Lima", date(2025, 8, 31), "Em andamento", 0.5),
    ])),
    "Plano de ação", 1, 2,
    {"Item": "ref", "Data": "identified_on", "Ocorrência": "description", "Origem": "input", "Ações": "corrective_action", "Responsável": "owner", "Prazo": "due_on", "Situação": "status", "% concluído": ""},
    offers=("split_actions",),
    values={"identified_on": date(2025, 3, 5), "input": "Internal audit"},
)  # fmt: skip

VARIED = (
    SERVICENOW, GITHUB, TASK_BOARD, SPANISH_BANDS, DUTCH_YEARS, ITALIAN_NUMBERS, SUMMARY_BESIDE, PORTUGUESE_BULLETS,
)  # fmt: skip
