"""Logs of other countries in the files their programs write: code pages, separators, ods."""

from datetime import date

from openpyxl import Workbook

from tests.exchange.layouts.layout import Layout, open_document, text_table, workbook

GERMAN_ANSI = Layout(
    "german list of nonconformities, semicolons in Windows' code page, Haupt and Neben",
    text_table([
        ("Lfd. Nr.", "Auditdatum", "Auditor", "Bereich", "Normkapitel", "Feststellung", "Einstufung", "Ursachenanalyse", "Korrekturmaßnahme", "Verantw.", "Termin", "Erledigt am", "Wirksamkeit geprüft am", "Bemerkungen"),
        ("1", "13.02.2025", "Jörg Müller", "Einkauf", "8.4", "Für drei Lieferanten fehlt die Bewertung der Informationssicherheit", "Nebenabweichung", "Zuständigkeit war nicht geklärt", "Bewertung nachholen; Frist im Kalender", "Anna Weiß", "31.03.2025", "28.03.2025", "30.06.2025", ""),
        ("2", "13.02.2025", "Jörg Müller", "IT", "9.2", "Das interne Audit 2024 wurde nicht durchgeführt", "Hauptabweichung", "Auditor im Krankenstand, keine Vertretung", "Zweiten Auditor ausbilden", "Anna Weiß", "30.04.2025", "", "", "Schulung im Mai"),
        ("3", "14.02.2025", "Jörg Müller", "Personal", "7.2", "Schulungsnachweise liegen nur auf Papier vor", "Empfehlung", "", "Nachweise einscannen", "Uwe Groß", "15.05.2025", "", "", ""),
    ], ";", "cp1252"),
    "log", 1, 3,
    {"Lfd. Nr.": "ref", "Auditor": "discovered_by", "Normkapitel": "requirement", "Feststellung": "description", "Ursachenanalyse": "root_cause", "Korrekturmaßnahme": "corrective_action", "Verantw.": "owner", "Termin": "due_on", "Erledigt am": "done_on", "Wirksamkeit geprüft am": "effect_on", "Bemerkungen": "notes"},
    ".csv",
    values={"due_on": date(2025, 3, 31), "owner": "Anna Weiß", "effect_on": date(2025, 6, 30)},
)  # fmt: skip
GERMAN_IT = Layout(
    "german IT department with half of its headings in English",
    workbook(("Übersicht", [("Anzahl offen", 2), ("Anzahl geschlossen", 1)]), ("Sicherheitsvorfälle 2025", [
        ("Sicherheitsvorfälle 2025 - Muster GmbH",),
        (),
        ("Vorfall-ID", "Gemeldet am", "Melder", "Kurzbeschreibung", "Beschreibung", "Kategorie", "Prio", "Betroffene Systeme", "Sofortmaßnahme", "Root Cause", "Maßnahmen", "Owner", "Due Date", "Status", "Geschlossen am", "Lessons Learned"),
        ("SV-25-01", date(2025, 1, 14), "K. Vogel", "Phishing", "Zwei Kolleginnen haben ihr Kennwort auf einer falschen Seite eingegeben", "Phishing", "Hoch", "Mail", "Kennwörter zurückgesetzt", "Keine Kennzeichnung fremder Mails", "Kennzeichnung einschalten", "T. Brandt", date(2025, 2, 15), "Geschlossen", date(2025, 2, 10), "Meldeweg hat funktioniert"),
        ("SV-25-02", date(2025, 3, 3), "T. Brandt", "USV-Ausfall", "Serverraum für 40 Minuten ohne Strom, USV hielt nur fünf Minuten", "Verfügbarkeit", "Mittel", "Serverraum", "Notaggregat gestartet", "Batterien zu alt", "Batterien tauschen, Prüfung jährlich", "K. Vogel", date(2025, 4, 30), "In Arbeit", None, None),
        ("SV-25-03", date(2025, 5, 21), "K. Vogel", "Notebook verloren", "Notebook im Zug liegen gelassen, Festplatte verschlüsselt", "Verlust", "Niedrig", "NB-114", "Gerät gesperrt", None, "Hinweis in der Schulung", "T. Brandt", date(2025, 6, 30), "Offen", None, None),
    ])),
    "Sicherheitsvorfälle 2025", 3, 3,
    {"Vorfall-ID": "ref", "Gemeldet am": "identified_on", "Melder": "discovered_by", "Kurzbeschreibung": "title", "Beschreibung": "description", "Kategorie": "category", "Prio": "severity", "Betroffene Systeme": "", "Sofortmaßnahme": "containment", "Root Cause": "root_cause", "Maßnahmen": "corrective_action", "Owner": "owner", "Due Date": "due_on", "Status": "status", "Geschlossen am": "closed_on", "Lessons Learned": "lessons"},
    values={"severity": "High", "status": "closed", "category": "Phishing"},
)  # fmt: skip


def _french(book: Workbook) -> None:
    sheet = book["Registre"]
    for span in ("A1:L1", "A3:D3", "E3:F3", "G3:J3", "K3:L3"):
        sheet.merge_cells(span)


FRENCH_BANDS = Layout(
    "french register of incidents, bands of declaration, treatment and closing",
    workbook(("Registre", [
        ("REGISTRE DES INCIDENTS DE SÉCURITÉ",),
        (),
        ("Déclaration", None, None, None, "Qualification", None, "Traitement", None, None, None, "Clôture", None),
        ("N°", "Date de l'incident", "Déclarant", "Description des faits", "Nature", "Gravité", "Cause racine", "Actions correctives", "Pilote", "Échéance", "Statut", "Date de clôture"),
        ("2025-001", date(2025, 1, 22), "C. Dupont", "Un courriel contenant la liste des clients a été envoyé à un mauvais destinataire", "Fuite d'information", "Élevée", "Saisie automatique de l'adresse", "Désactiver la saisie automatique", "M. Lefèvre", date(2025, 2, 28), "Clos", date(2025, 2, 20)),
        ("2025-002", date(2025, 3, 17), "M. Lefèvre", "Indisponibilité du serveur de fichiers pendant quatre heures", "Panne", "Moyenne", "Disque plein", "Mettre en place une alerte", "C. Dupont", date(2025, 4, 30), "En cours", None),
        ("2025-003", date(2025, 5, 6), "C. Dupont", "Badge d'accès perdu, non déclaré pendant trois jours", "Physique", "Faible", "Procédure méconnue", "Rappel à tout le personnel", "C. Dupont", date(2025, 5, 31), "À faire", None),
    ]), then=_french),
    "Registre", 4, 3,
    {"N°": "ref", "Date de l'incident": "identified_on", "Déclarant": "discovered_by", "Description des faits": "description", "Gravité": "severity", "Cause racine": "root_cause", "Actions correctives": "corrective_action", "Pilote": "owner", "Échéance": "due_on", "Statut": "status", "Date de clôture": "closed_on"},
    values={"severity": "High", "status": "closed", "closed_on": date(2025, 2, 20)},
)  # fmt: skip
FRENCH_ODS = Layout(
    "french follow-up of audit findings in ods, effectiveness as Oui and Non",
    open_document([
        ("Suivi des constats d'audit interne", None, None, None, None, None, None, None, None, None),
        ("Réf.", "Date du constat", "Auditeur", "Exigence", "Constat", "Type de constat", "Analyse des causes", "Action corrective", "Responsable", "Date d'échéance", "Réalisé le", "Efficace ?"),
        ("AI-1", date(2025, 2, 4), "L. Moreau", "A.5.15", "Droits d'accès non revus depuis dix-huit mois", "Non-conformité mineure", "Pas de planification", "Revue trimestrielle planifiée", "P. Garnier", date(2025, 3, 31), date(2025, 3, 20), "Oui"),
        ("AI-2", date(2025, 2, 4), "L. Moreau", "7.5", "Deux procédures sans numéro de version", "Observation", "Modèle ancien", "Nouveau modèle", "P. Garnier", date(2025, 4, 15), None, None),
        ("AI-3", date(2025, 2, 5), "L. Moreau", "6.2", "Les objectifs ne sont pas mesurables", "Non-conformité majeure", "Pas d'indicateur défini", "Définir des indicateurs", "L. Moreau", date(2025, 5, 31), date(2025, 5, 28), "Non"),
    ]),
    "Log", 2, 3,
    {"Réf.": "ref", "Date du constat": "identified_on", "Auditeur": "discovered_by", "Exigence": "requirement", "Constat": "description", "Type de constat": "entry_type", "Analyse des causes": "root_cause", "Action corrective": "corrective_action", "Responsable": "owner", "Date d'échéance": "due_on", "Réalisé le": "done_on", "Efficace ?": "effect_verdict"},
    ".ods",
    values={"entry_type": "Nonconformity", "effect_verdict": "Effective"},
)  # fmt: skip
SPANISH_CAPA = Layout(
    "spanish list of corrective actions, title and code of the form above it",
    workbook(("Acciones correctivas", [
        ("REGISTRO DE ACCIONES CORRECTIVAS", None, None, None, None, None, "Código:", "SGSI-R-07"),
        (None, None, None, None, None, None, "Versión:", "3"),
        (),
        ("Código", "Fecha de apertura", "Origen", "Descripción de la no conformidad", "Corrección inmediata", "Análisis de causa raíz", "Acción correctiva", "Responsable", "Fecha compromiso", "Fecha de implementación", "Estado", "Fecha de cierre", "¿Eficaz?"),
        ("AC-001", date(2025, 1, 20), "Auditoría interna", "No existe evidencia de la revisión por la dirección", "Se convoca la reunión", "La agenda no incluía la revisión", "Incluir la revisión en el calendario anual", "María López", date(2025, 2, 28), date(2025, 2, 20), "Cerrada", date(2025, 3, 31), "Sí"),
        ("AC-002", date(2025, 3, 11), "Auditoría externa", "Inventario de activos incompleto", "Se añaden los equipos", "No hay responsable del inventario", "Nombrar responsable", "Juan Pérez", date(2025, 5, 15), None, "En curso", None, None),
        ("AC-003", date(2025, 4, 2), "Incidente", "Copia de seguridad no verificada", None, "Prueba no planificada", "Planificar prueba trimestral", "María López", date(2025, 6, 30), None, "Abierta", None, None),
    ])),
    "Acciones correctivas", 4, 3,
    {"Código": "ref", "Fecha de apertura": "identified_on", "Origen": "input", "Descripción de la no conformidad": "description", "Corrección inmediata": "containment", "Análisis de causa raíz": "root_cause", "Acción correctiva": "corrective_action", "Responsable": "owner", "Fecha compromiso": "due_on", "Fecha de implementación": "done_on", "Estado": "status", "Fecha de cierre": "closed_on", "¿Eficaz?": "effect_verdict"},
    values={"input": "Internal audit", "status": "closed", "effect_verdict": "Effective"},
)  # fmt: skip
PORTUGUESE_UTF16 = Layout(
    "brazilian incidents, tabs in UTF-16 as Excel saves Unicode text",
    text_table([
        ("Nº", "Data da ocorrência", "Relatado por", "Descrição do incidente", "Classificação", "Criticidade", "Causa raiz", "Ação corretiva", "Responsável", "Prazo", "Situação", "Observações"),
        ("1", "05/03/2025", "Ana Souza", "Planilha com salários enviada a todos os gerentes", "Vazamento", "Alta", "Lista de e-mails errada", "Revisar as listas", "Bruno Lima", "30/03/2025", "Concluído", ""),
        ("2", "18/04/2025", "Bruno Lima", "Sistema financeiro fora do ar por duas horas", "Indisponibilidade", "Média", "Atualização sem teste", "Testar atualizações antes", "Ana Souza", "15/05/2025", "Em andamento", "fornecedor avisado"),
        ("3", "22/05/2025", "Ana Souza", "Crachá de visitante não devolvido", "Físico", "Baixa", "", "Cobrar a devolução na saída", "Carla Dias", "10/06/2025", "Pendente", ""),
    ], "\t", "utf-16"),
    "log", 1, 3,
    {"Nº": "ref", "Relatado por": "discovered_by", "Descrição do incidente": "description", "Criticidade": "severity", "Causa raiz": "root_cause", "Ação corretiva": "corrective_action", "Responsável": "owner", "Prazo": "due_on", "Situação": "status", "Observações": "notes"},
    ".txt",
    values={"severity": "High", "status": "closed", "due_on": date(2025, 3, 30)},
)  # fmt: skip
ITALIAN_AUDIT = Layout(
    "italian findings of internal audits in ods, table from the second column on",
    open_document([
        (None, "Rilievi audit interni", None, None, None, None, None, None, None, None),
        (None,) * 10,
        (None, "ID", "Data audit", "Auditor", "Requisito", "Rilievo", "Classificazione", "Causa", "Trattamento", "Azione correttiva", "Responsabile", "Entro il", "Chiuso il"),
        (None, "R1", date(2025, 3, 4), "G. Bianchi", "7.2", "Manca la registrazione della formazione di due neoassunti", "Non conformità minore", "Modulo non consegnato", "Modulo raccolto", "Modulo nella lista di ingresso", "L. Ricci", date(2025, 4, 15), date(2025, 4, 10)),
        (None, "R2", date(2025, 3, 4), "G. Bianchi", "8.2", "La valutazione dei rischi non considera il lavoro da casa", "Non conformità maggiore", "Ambito mai aggiornato", None, "Aggiornare la valutazione", "G. Bianchi", date(2025, 6, 30), None),
        (None, "R3", date(2025, 3, 5), "G. Bianchi", "A.7.7", "Schermi visibili dal corridoio", "Osservazione", None, None, "Filtri per schermo", "L. Ricci", date(2025, 5, 31), None),
    ]),
    "Log", 3, 3,
    {"ID": "ref", "Auditor": "discovered_by", "Requisito": "requirement", "Rilievo": "description", "Causa": "root_cause", "Azione correttiva": "corrective_action", "Responsabile": "owner", "Entro il": "due_on", "Chiuso il": "closed_on"},
    ".ods",
    values={"due_on": date(2025, 4, 15), "closed_on": date(2025, 4, 10)},
)  # fmt: skip
DUTCH_TEXT_DATES = Layout(
    "dutch list of improvements, dates as text with dashes, ja and nee",
    text_table([
        ("Nr", "Ingediend op", "Ingediend door", "Bevinding", "Bron", "Oorzaakanalyse", "Verbetermaatregel", "Actiehouder", "Deadline", "Gereed op", "Status", "Effectief?", "Toelichting"),
        ("1", "03-03-2025", "Femke Bakker", "Back-ups worden niet getest", "Interne audit", "Niet ingepland", "Elk kwartaal een test", "Jan Smit", "30-04-2025", "22-04-2025", "Gesloten", "Ja", ""),
        ("2", "17-03-2025", "Jan Smit", "Oude laptops staan open in de kast", "Medewerker", "Geen afspraak", "Kast op slot", "Femke Bakker", "28-03-2025", "", "In behandeling", "", ""),
        ("3", "14-04-2025", "Femke Bakker", "Logboek van de firewall wordt niet bekeken", "Externe audit", "Geen tijd", "Wekelijks half uur inplannen", "Jan Smit", "31-05-2025", "", "Open", "", "samen met leverancier"),
    ], ";"),
    "log", 1, 3,
    {"Nr": "ref", "Ingediend op": "identified_on", "Ingediend door": "discovered_by", "Bevinding": "description", "Bron": "input", "Oorzaakanalyse": "root_cause", "Verbetermaatregel": "corrective_action", "Actiehouder": "owner", "Deadline": "due_on", "Gereed op": "done_on", "Status": "status", "Effectief?": "effect_verdict", "Toelichting": "notes"},
    ".csv",
    values={"input": "Internal audit", "status": "closed", "identified_on": date(2025, 3, 3)},
)  # fmt: skip
JAPANESE_SJIS = Layout(
    "japanese corrective actions as csv in Shift-JIS",
    text_table([
        ("No.", "発見日", "発見者", "部署", "不適合の内容", "区分", "応急処置", "原因", "是正処置", "担当者", "完了予定日", "完了日", "有効性確認", "状態"),
        ("1", "2025/04/10", "鈴木 健", "総務部", "入退室記録が二週間分なかった", "軽微", "記録を再開した", "担当の交代時に引き継がれなかった", "引き継ぎ表に加えた", "高橋 涼", "2025/05/10", "2025/05/08", "記録を確認した", "完了"),
        ("2", "2025/04/10", "鈴木 健", "開発部", "テスト環境に実データが使われていた", "重大", "データを削除した", "テストデータ作成の道具がない", "道具を導入する", "渡辺 光", "2025/06/30", "", "", "対応中"),
        ("3", "2025/05/22", "高橋 涼", "営業部", "委託先との秘密保持契約が切れていた", "軽微", "", "期限の管理がない", "契約一覧に期限を入れる", "鈴木 健", "2025/07/31", "", "", "未着手"),
    ], ",", "cp932"),
    "log", 1, 3,
    {"No.": "ref", "発見日": "identified_on", "発見者": "discovered_by", "部署": "", "不適合の内容": "description", "応急処置": "containment", "原因": "root_cause", "是正処置": "corrective_action", "担当者": "owner", "完了予定日": "due_on", "完了日": "done_on", "有効性確認": "effect_evidence", "状態": "status"},
    ".csv",
    values={"status": "closed", "done_on": date(2025, 5, 8), "owner": "高橋 涼"},
)  # fmt: skip
CHINESE_GB = Layout(
    "chinese security incidents as csv in GB18030, dates written out",
    text_table([
        ("事件编号", "发生时间", "报告人", "事件描述", "事件类型", "事件级别", "原因", "处理措施", "负责人", "截止日期", "处理状态", "备注"),
        ("SEC-001", "2025年3月4日", "张伟", "员工点击钓鱼邮件并输入密码", "网络钓鱼", "高", "缺少邮件标识", "开启外部邮件标识", "刘洋", "2025年3月31日", "已完成", ""),
        ("SEC-002", "2025年4月16日", "刘洋", "机房空调故障导致服务器停机一小时", "可用性", "中", "空调未定期保养", "签订保养合同", "陈静", "2025年5月31日", "处理中", "等待报价"),
        ("SEC-003", "2025年6月9日", "张伟", "笔记本电脑在出差途中丢失", "设备丢失", "低", "", "培训提醒", "张伟", "2025年7月15日", "待处理", ""),
    ], ",", "gb18030"),
    "log", 1, 3,
    {"事件编号": "ref", "发生时间": "occurred_on", "报告人": "discovered_by", "事件描述": "description", "事件类型": "category", "事件级别": "severity", "原因": "root_cause", "处理措施": "corrective_action", "负责人": "owner", "截止日期": "due_on", "处理状态": "status", "备注": "notes"},
    ".csv",
    values={"severity": "High", "status": "closed", "due_on": date(2025, 3, 31)},
)  # fmt: skip

ABROAD = (
    GERMAN_ANSI, GERMAN_IT, FRENCH_BANDS, FRENCH_ODS, SPANISH_CAPA, PORTUGUESE_UTF16,
    ITALIAN_AUDIT, DUTCH_TEXT_DATES, JAPANESE_SJIS, CHINESE_GB,
)  # fmt: skip
