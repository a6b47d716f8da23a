"""Logs in other languages, as people keep them."""

from datetime import date

from tests.exchange.layouts.layout import Layout, text_table, workbook

GERMAN = Layout(
    "german CSV of a spreadsheet program: semicolons, cp1252, points in dates",
    text_table(
        [
            ("Maßnahmenplan Informationssicherheit", "", "", "", "", "", "", "", ""),
            ("", "", "", "", "", "", "", "", ""),
            ("Lfd. Nr.", "Festgestellt am", "Abweichung", "Ursache", "Korrekturmaßnahme", "Verantwortlich", "Frist", "Status", "Wirksamkeit geprüft am"),
            ("M-001", "14.02.2025", "Türschließer am Serverraum defekt, Tür stand über Nacht offen", "Wartung nicht beauftragt", "Wartungsvertrag abschließen", "Jörg Müller", "31.03.2025", "erledigt", "02.06.2025"),
            ("M-002", "03.03.2025", "Zwei Notebooks ohne Festplattenverschlüsselung ausgeliefert", "Installationsanleitung veraltet", "Anleitung ergänzen, Geräte nachrüsten", "Änne Öztürk", "15.04.2025", "in Arbeit", ""),
            ("M-003", "19.03.2025", "Kündigung nicht an IT gemeldet, Konto blieb aktiv", "Austrittsprozess ohne IT", "Checkliste Austritt einführen", "Jörg Müller", "30.05.2025", "offen", ""),
        ],
        ";",
        "cp1252",
    ),
    "log", 3, 3,
    {"Lfd. Nr.": "ref", "Festgestellt am": "identified_on", "Abweichung": "description", "Ursache": "root_cause", "Korrekturmaßnahme": "corrective_action", "Verantwortlich": "owner", "Frist": "due_on", "Status": "status", "Wirksamkeit geprüft am": "effect_on"},
    ".csv",
    values={"ref": "M-001", "identified_on": date(2025, 2, 14), "owner": "Jörg Müller", "status": "closed"},
)  # fmt: skip
FRENCH = Layout(
    "french register of nonconformities",
    workbook(
        ("Registre NC", [
            ("Registre des non-conformités et actions correctives",),
            ("Mise à jour : 05/09/2025",),
            ("N°", "Date de détection", "Détecté par", "Description de la non-conformité", "Gravité", "Cause racine", "Action corrective", "Responsable", "Échéance", "Statut", "Date de clôture"),
            (1, date(2025, 1, 16), "Camille Durand", "Sauvegarde du serveur de paie en échec depuis trois nuits", "majeure", "Espace disque non surveillé", "Mettre en place une alerte d'espace disque", "Hugo Lefèvre", date(2025, 2, 28), "Clôturé", date(2025, 3, 4)),
            (2, date(2025, 2, 3), "Hugo Lefèvre", "Badge d'un ancien prestataire encore actif", "mineure", "Pas de liste des prestataires", "Créer la liste et la revoir chaque mois", "Camille Durand", date(2025, 3, 31), "En cours", None),
            (3, date(2025, 5, 20), "Audit interne", "Journal des accès non conservé six mois", "moyenne", "Durée par défaut du logiciel", "Porter la durée à douze mois", "Hugo Lefèvre", date(2025, 6, 30), "Ouvert", None),
        ]),
    ),
    "Registre NC", 3, 3,
    {"N°": "ref", "Date de détection": "identified_on", "Détecté par": "discovered_by", "Description de la non-conformité": "description", "Gravité": "severity", "Cause racine": "root_cause", "Action corrective": "corrective_action", "Responsable": "owner", "Échéance": "due_on", "Statut": "status", "Date de clôture": "closed_on"},
    values={"severity": "High", "status": "closed", "closed_on": date(2025, 3, 4)},
)  # fmt: skip
SPANISH = Layout(
    "spanish action plan",
    workbook(
        ("Plan de acción", [
            ("Código", "Fecha", "Hallazgo", "Origen", "Prioridad", "Causa raíz", "Acción correctiva", "Responsable", "Fecha límite", "Estado", "Observaciones"),
            ("AC-01", date(2024, 11, 4), "El proveedor de nube no entregó el informe de auditoría", "Auditoría interna", "Alta", "Contrato sin cláusula", "Añadir la cláusula al contrato", "Lucía Gómez", date(2025, 1, 31), "Cerrado", None),
            ("AC-02", date(2024, 12, 9), "Contraseñas compartidas en recepción", "Incidente de seguridad", "Media", "Sin gestor de contraseñas", "Implantar un gestor", "Pablo Ruiz", date(2025, 2, 28), "En curso", "Compra aprobada"),
            ("AC-03", date(2025, 1, 13), "Prueba de restauración no realizada en el año", "Auditoría interna", "Baja", "Sin planificación", "Fijar fechas en el calendario", "Lucía Gómez", date(2025, 3, 15), "Abierto", None),
        ]),
    ),
    "Plan de acción", 1, 3,
    {"Código": "ref", "Fecha": "identified_on", "Hallazgo": "description", "Origen": "input", "Prioridad": "severity", "Causa raíz": "root_cause", "Acción correctiva": "corrective_action", "Responsable": "owner", "Fecha límite": "due_on", "Estado": "status", "Observaciones": "notes"},
    values={"severity": "High", "status": "closed", "input": "Internal audit"},
)  # fmt: skip
PORTUGUESE = Layout(
    "portuguese log with a logo row and totals",
    workbook(
        ("Ocorrências", [
            ("ACME Lda.",),
            (),
            ("Nº", "Data da ocorrência", "Descrição da ocorrência", "Gravidade", "Ação imediata", "Causa", "Ação corretiva", "Responsável", "Prazo", "Situação"),
            (1, date(2025, 4, 2), "Mensagem com dados de clientes enviada ao destinatário errado", "Alta", "Pedido de eliminação ao destinatário", "Preenchimento automático do endereço", "Desativar o preenchimento automático", "Rui Carvalho", date(2025, 4, 30), "Concluído"),
            (2, date(2025, 4, 22), "Portão da garagem avariado durante o fim de semana", "Baixa", "Vigilante no local", "Motor sem manutenção", "Contrato de manutenção", "Inês Matos", date(2025, 5, 31), "Em andamento"),
            (3, date(2025, 5, 8), "Atualização crítica por instalar há 60 dias", "Média", "Instalada", "Servidor fora da lista", "Inventário automático", "Rui Carvalho", date(2025, 7, 31), "Aberto"),
            ("Total", 3),
        ]),
    ),
    "Ocorrências", 3, 3,
    {"Nº": "ref", "Descrição da ocorrência": "description", "Gravidade": "severity", "Ação imediata": "containment", "Causa": "root_cause", "Ação corretiva": "corrective_action", "Responsável": "owner", "Prazo": "due_on", "Situação": "status"},
    values={"severity": "High", "status": "closed"},
)  # fmt: skip
ITALIAN = Layout(
    "italian register of nonconformities",
    workbook(
        ("Registro", [
            ("Numero", "Data rilevazione", "Rilevato da", "Descrizione della non conformità", "Gravità", "Analisi delle cause", "Azione correttiva", "Responsabile", "Scadenza", "Stato", "Verifica di efficacia"),
            ("NC 1/25", date(2025, 2, 11), "Giulia Rossi", "Antivirus disattivato su tre postazioni", "Alta", "Diritti di amministratore agli utenti", "Togliere i diritti di amministratore", "Marco Bianchi", date(2025, 3, 31), "Chiusa", "Nessuna disattivazione in tre mesi"),
            ("NC 2/25", date(2025, 3, 5), "Marco Bianchi", "Documenti riservati lasciati nella stampante", "Bassa", "Stampa senza codice", "Attivare la stampa con codice", "Giulia Rossi", date(2025, 4, 30), "In corso", None),
            ("NC 3/25", date(2025, 6, 17), "Giulia Rossi", "Accesso VPN di un fornitore mai rivisto", "Media", "Nessuna scadenza degli accessi", "Scadenza automatica a 90 giorni", "Marco Bianchi", date(2025, 8, 31), "Aperta", None),
        ]),
    ),
    "Registro", 1, 3,
    {"Numero": "ref", "Data rilevazione": "identified_on", "Rilevato da": "discovered_by", "Descrizione della non conformità": "description", "Gravità": "severity", "Analisi delle cause": "root_cause", "Azione correttiva": "corrective_action", "Responsabile": "owner", "Scadenza": "due_on", "Stato": "status", "Verifica di efficacia": "effect_evidence"},
    values={"severity": "High", "status": "closed"},
)  # fmt: skip
DUTCH = Layout(
    "dutch incident log",
    workbook(
        ("Incidentenlogboek", [
            ("Volgnr.", "Datum melding", "Gemeld door", "Omschrijving incident", "Categorie", "Ernst", "Oorzaak", "Corrigerende maatregel", "Verantwoordelijke", "Streefdatum", "Status", "Opmerkingen"),
            (1, date(2025, 3, 3), "Sanne de Vries", "Laptop gestolen uit geparkeerde auto", "Diefstal", "Hoog", "Laptop in het zicht", "Laptops mee naar binnen nemen", "Bram Jansen", date(2025, 4, 1), "Afgerond", None),
            (2, date(2025, 4, 14), "Bram Jansen", "Phishingmail doorgestuurd binnen de afdeling", "Phishing", "Gemiddeld", "Geen meldknop", "Meldknop in de mail plaatsen", "Sanne de Vries", date(2025, 5, 30), "Lopend", "wacht op leverancier"),
            (3, date(2025, 6, 23), "Sanne de Vries", "Back-up van de website ontbreekt", "Beschikbaarheid", "Laag", "Nieuwe server vergeten", "Server opnemen in de planning", "Bram Jansen", date(2025, 7, 31), "Open", None),
        ]),
    ),
    "Incidentenlogboek", 1, 3,
    {"Volgnr.": "ref", "Datum melding": "identified_on", "Gemeld door": "discovered_by", "Omschrijving incident": "description", "Categorie": "category", "Ernst": "severity", "Oorzaak": "root_cause", "Corrigerende maatregel": "corrective_action", "Verantwoordelijke": "owner", "Streefdatum": "due_on", "Status": "status", "Opmerkingen": "notes"},
    values={"severity": "High", "status": "closed"},
)  # fmt: skip
JAPANESE = Layout(
    "japanese incident ledger with a title and dates as text",
    workbook(
        ("インシデント管理台帳", [
            ("情報セキュリティインシデント管理台帳",),
            (),
            ("管理番号", "発生日", "報告者", "インシデント内容", "重要度", "原因", "是正処置", "担当者", "期限", "状況", "備考"),
            ("IN-001", "2025年4月8日", "佐藤 花子", "顧客名簿を添付したメールを誤送信した", "高", "宛先の確認手順がない", "送信前確認の仕組みを導入する", "田中 一郎", "2025年5月31日", "完了", None),
            ("IN-002", "2025年6月2日", "田中 一郎", "退職者のアカウントが削除されていなかった", "中", "人事からの連絡漏れ", "退職手続きの一覧に追加する", "佐藤 花子", "2025年6月30日", "対応中", "7月に確認"),
            ("IN-003", "2025年7月15日", "佐藤 花子", "サーバ室の施錠忘れ", "低", "自動施錠でない", "電気錠に交換する", "田中 一郎", "2025年9月30日", "未対応", None),
        ]),
    ),
    "インシデント管理台帳", 3, 3,
    {"管理番号": "ref", "報告者": "discovered_by", "インシデント内容": "description", "重要度": "severity", "原因": "root_cause", "是正処置": "corrective_action", "担当者": "owner", "期限": "due_on", "状況": "status", "備考": "notes"},
    values={"severity": "High", "status": "closed", "due_on": date(2025, 5, 31)},
)  # fmt: skip
CHINESE = Layout(
    "chinese list of nonconformities",
    workbook(
        ("不符合项清单", [
            ("序号", "发现日期", "发现人", "问题描述", "严重程度", "原因分析", "纠正措施", "责任人", "计划完成日期", "实际完成日期", "状态"),
            (1, date(2025, 3, 12), "王芳", "备份介质存放在机房内，未异地保存", "高", "备份制度未规定存放地点", "修订制度并建立异地存放", "李强", date(2025, 4, 30), date(2025, 4, 25), "已关闭"),
            (2, date(2025, 4, 18), "李强", "访客登记表缺少离开时间", "低", "表格设计缺少该栏", "修改表格", "王芳", date(2025, 5, 15), None, "进行中"),
            (3, date(2025, 6, 6), "王芳", "两台服务器未安装最新补丁", "中", "未纳入补丁管理清单", "补充清单并每月核对", "李强", date(2025, 7, 31), None, "未开始"),
        ]),
    ),
    "不符合项清单", 1, 3,
    {"序号": "ref", "发现日期": "identified_on", "发现人": "discovered_by", "问题描述": "description", "严重程度": "severity", "原因分析": "root_cause", "纠正措施": "corrective_action", "责任人": "owner", "计划完成日期": "due_on", "实际完成日期": "done_on", "状态": "status"},
    values={"severity": "High", "status": "closed", "done_on": date(2025, 4, 25)},
)  # fmt: skip

LANGUAGES = (GERMAN, FRENCH, SPANISH, PORTUGUESE, ITALIAN, DUTCH, JAPANESE, CHINESE)
