"""Logs written after the word lists were made, to see what they do with headings nobody listed."""

from datetime import date, datetime

from tests.exchange.layouts.layout import Layout, open_document, text_table, workbook

SUPPLIER_NCR = Layout(
    "non-conformities of suppliers, a line about the file above", workbook(("Supplier NCRs",[
 ("Supplier Non-Conformance Register",None,None,None,None,None,None,None,None,None),
 ("Owner: Purchasing","","","Rev. 4"),
 (),
 ("NCR Ref","Supplier","Raised Date","Raised By","Non-conformity","Category","Containment Action","Root Cause (supplier)","Corrective Action (supplier)","Response Due","Response Received","Verified & Closed","Status"),
 ("SNC-1","Acme Hosting",date(2025,2,3),"Mia Okafor","Backup report missing for January","Service","Report requested","Job owner left","Deputy named",date(2025,2,17),date(2025,2,15),date(2025,3,1),"Closed"),
 ("SNC-2","CleanCo",date(2025,4,9),"Ben Kim","Cleaner propped the fire door open","Physical","Door closed","Not briefed","Briefing of all staff",date(2025,4,23),None,None,"Open"),
])),"Supplier NCRs",4,2,{"NCR Ref":"ref","Raised Date":"identified_on","Raised By":"discovered_by","Non-conformity":"description","Category":"category","Containment Action":"containment","Root Cause (supplier)":"root_cause","Corrective Action (supplier)":"corrective_action","Status":"status","Supplier":""})  # fmt: skip
BREACH_REGISTER = Layout(
    "register of breaches of personal data: day it happened, day it was found", workbook(("Breach register",[
 ("Ref no","Date of breach","Date discovered","Description of breach","Categories of data","Number of data subjects","Cause","Consequences","Measures taken","Notified to authority? (Y/N)","Date notified","Data subjects informed?","Risk level","Handled by","Date closed"),
 ("PDB-01",date(2025,3,2),date(2025,3,4),"Payslips of five employees sent to a wrong colleague","Salary",5,"Attachment mixed up","None known","Mail deleted, sender briefed","N",None,"Yes","Low","Lea Brandt",date(2025,3,10)),
 ("PDB-02",date(2025,6,11),date(2025,6,11),"Laptop stolen from a car, disk encrypted","Contacts",120,"Left in sight","Hardware lost","Remote wipe","Y",date(2025,6,13),"No","Medium","Lea Brandt",None),
])),"Breach register",1,2,{"Ref no":"ref","Date of breach":"occurred_on","Date discovered":"identified_on","Description of breach":"description","Cause":"root_cause","Consequences":"consequences","Measures taken":"corrective_action","Risk level":"severity","Handled by":"owner","Date closed":"closed_on","Number of data subjects":"","Categories of data":""})  # fmt: skip
PENTEST = Layout(
    "findings of a penetration test with scores and retest", text_table([
 ("Finding #","Title","CVSS","Severity","Affected host","Description","Recommendation","Status","Fix owner","Fixed on","Retest result"),
 ("PT-01","SQL injection in search","9.8","Critical","shop01","Search parameter is not escaped","Use prepared statements","Fixed","Dev team","2025-03-04","Passed"),
 ("PT-02","Weak ciphers","5.3","Medium","mail02","Old ciphers are offered","Disable them","Open","Ben Kim","",""),
 ("PT-03","Verbose errors","3.1","Low","shop01","Stack traces are shown","Own error page","Risk accepted","Dev team","",""),
]),"log",1,3,{"Finding #":"ref","Title":"title","CVSS":"","Severity":"severity","Affected host":"","Description":"description","Recommendation":"corrective_action","Status":"status","Fix owner":"owner","Fixed on":"done_on"},".csv")  # fmt: skip
GERMAN_BOOK = Layout(
    "german book of disturbances in ods, headings as questions", open_document([
 ("Störungs- und Vorfallbuch 2025",None,None,None,None,None,None,None,None),
 ("Nr","Datum/Uhrzeit","Gemeldet von","Was ist passiert?","Wie schlimm? (1-3)","Sofort getan","Wer kümmert sich","Bis wann","Fertig?"),
 (1,datetime(2025,1,8,9,30),"Anna Weiß","WLAN im Lager ausgefallen",2,"Neustart","Uwe Groß",date(2025,1,15),"ja"),
 (2,datetime(2025,2,19,14,0),"Uwe Groß","Fremder im Serverraum angetroffen",3,"Hinausbegleitet","Anna Weiß",date(2025,2,28),"ja"),
 (3,datetime(2025,4,1,8,15),"Anna Weiß","Drucker druckt fremde Seiten",1,"Ausgeschaltet","Uwe Groß",date(2025,4,30),"nein"),
]),"Log",2,3,{"Nr":"ref","Gemeldet von":"discovered_by","Was ist passiert?":"description","Bis wann":"due_on"},".ods")  # fmt: skip
MINUTES = Layout(
    "actions of minutes: what happened is asked", workbook(("Actions",[
 ("ISMS steering group - action list",),
 (),
 ("Meeting","Item","Action","By","Due","Done","Remarks"),
 (date(2025,1,15),"1.1","Publish the new password rules","Mia Okafor",date(2025,2,1),date(2025,1,30),None),
 (date(2025,1,15),"1.2","Collect old access cards","Ben Kim",date(2025,2,15),None,"half done"),
 (date(2025,4,16),"2.1","Test the alarm","Lea Brandt",date(2025,5,1),date(2025,4,29),None),
])),"Actions",3,3,{"Action":"corrective_action","Due":"due_on","Done":"done_on","Remarks":"notes"}, questions=("no_description",))  # fmt: skip
FRENCH_TOOL = Layout(
    "french tool's export, dates with times", text_table([
 ("ID incident","Titre","Date et heure de détection","Description","Périmètre","Niveau de gravité","Statut","Responsable du traitement","Date de résolution","Commentaires"),
 ("I-1","Rançongiciel bloqué","12/03/2025 08:45","Le poste de l'accueil a tenté de chiffrer le partage","Siège","Critique","Résolu","P. Garnier","14/03/2025",""),
 ("I-2","Fuite de badge","25/04/2025 17:20","Badge trouvé sur le parking","Entrepôt","Mineur","En cours","L. Moreau","","à suivre"),
],";","cp1252"),"log",1,2,{"ID incident":"ref","Titre":"title","Date et heure de détection":"identified_on","Description":"description","Niveau de gravité":"severity","Statut":"status","Responsable du traitement":"owner","Date de résolution":"done_on","Commentaires":"notes"},".csv",values={"severity":"Critical","status":"closed"})  # fmt: skip
NC_TOOLKIT = Layout(
    "toolkit's NC log: questions and brackets in headings, a numbered blank row", workbook(("NC & CA Log",[
 ("Nonconformity and Corrective Action Log",),("ISMS-DOC-10-2",),("",),
 ("No.","Date Identified","Source","Nonconformity description","Immediate correction","Cause of nonconformity","Do similar nonconformities exist?","Corrective action required","Responsible person","Target date","Date implemented","Reviewed for effectiveness (date)","Effective? (Y/N)","Changes to ISMS needed"),
 (1,date(2025,1,20),"Internal audit","Asset owners missing for 12 assets","Owners assigned","No owner field in the form","No","Add owner field to the form","Mia Okafor",date(2025,2,28),date(2025,2,14),date(2025,5,15),"Y","Form FRM-03 updated"),
 (2,date(2025,2,3),"Monitoring","Two servers outside of patch cycle","Patched","New servers not added","Yes - one more","Add to build checklist","Ben Kim",date(2025,3,15),None,None,None,None),
 (3,None,None,None,None,None,None,None,None,None,None,None,None,None),
])),"NC & CA Log",4,2,{"No.":"ref","Date Identified":"identified_on","Source":"input","Nonconformity description":"description","Immediate correction":"containment","Cause of nonconformity":"root_cause","Do similar nonconformities exist?":"similar_cases","Corrective action required":"corrective_action","Responsible person":"owner","Target date":"due_on","Date implemented":"done_on","Reviewed for effectiveness (date)":"effect_on","Effective? (Y/N)":"effect_verdict","Changes to ISMS needed":"isms_change"})  # fmt: skip
MONDAY = Layout(
    "monday.com export: groups with headings of their own", workbook(("security incidents",[
 ("Security incidents",),("Board for all incidents",),(),
 ("This month",),
 ("Name","Person","Status","Priority","Date","Due date","Text"),
 ("Lost badge","Ben Kim","Done","Low","2025-06-02","2025-06-10","Badge of a trainee"),
 ("Spam wave","Mia Okafor","Working on it","High","2025-06-12","2025-06-20","300 mails in an hour"),
 (),
 ("Last month",),
 ("Name","Person","Status","Priority","Date","Due date","Text"),
 ("Door alarm","Lea Brandt","Stuck","Medium","2025-05-14","2025-05-30","Alarm rang without cause"),
])),"security incidents",5,3,{"Name":"title","Person":"owner","Status":"status","Priority":"severity","Date":"identified_on","Due date":"due_on"})  # fmt: skip
PORTUGUESE_BOOK = Layout(
    "portuguese book of nonconformities", workbook(("Não conformidades",[
 ("N.º NC","Data","Detetado por","Processo","Descrição da não conformidade","Correção","Análise de causas","Ação corretiva","Responsável","Data prevista","Data de conclusão","Avaliação da eficácia","Estado"),
 ("NC-01/2025",date(2025,2,11),"Rui Costa","Compras","Fornecedor sem acordo de confidencialidade","Acordo assinado","Lista de verificação incompleta","Rever a lista","Inês Pinto",date(2025,3,31),date(2025,3,20),"Verificado em maio: eficaz","Fechada"),
 ("NC-02/2025",date(2025,4,2),"Inês Pinto","TI","Cópias de segurança sem teste","Teste feito","Sem plano","Plano trimestral","Rui Costa",date(2025,6,30),None,None,"Em curso"),
])),"Não conformidades",1,2,{"N.º NC":"ref","Data":"identified_on","Detetado por":"discovered_by","Descrição da não conformidade":"description","Correção":"containment","Análise de causas":"root_cause","Ação corretiva":"corrective_action","Responsável":"owner","Data prevista":"due_on","Data de conclusão":"done_on","Avaliação da eficácia":"effect_evidence","Estado":"status"},values={"status":"closed"})  # fmt: skip
PLAIN_WORDS = Layout(
    "headings in everyday words", workbook(("Sheet1",[
 ("when","what","who told us","what we did","closed?"),
 (date(2025,1,5),"Key lost","Ben Kim","Lock changed","x"),
 (date(2025,2,8),"Wrong mail sent","Mia Okafor","Called the customer","x"),
 (date(2025,5,1),"Server room too hot","Lea Brandt",None,None),
])),"Sheet1",1,3,{"what":"description","what we did":"corrective_action"})  # fmt: skip
EIGHT_D = Layout(
    "list of 8D reports: steps numbered in the headings", workbook(("8D",[
 ("8D No","Opened on","D2 Problem description","D3 Containment","D4 Root cause","D5 Chosen corrective action","D6 Implemented on","D7 Prevent recurrence","D8 Closed on","Team leader"),
 ("8D-11",date(2025,1,7),"Test report with a wrong customer name","Reports checked","Template with old name","New template",date(2025,1,20),"Review of all templates",date(2025,3,1),"Mia Okafor"),
 ("8D-12",date(2025,5,9),"Firewall open after a change","Rule removed","No second pair of eyes","Four eyes for changes",None,None,None,"Ben Kim"),
])),"8D",1,2,{"8D No":"ref","Opened on":"identified_on","D2 Problem description":"description","D3 Containment":"containment","D4 Root cause":"root_cause","D5 Chosen corrective action":"corrective_action","D6 Implemented on":"done_on","D8 Closed on":"closed_on","Team leader":"owner"})  # fmt: skip
SPANISH_BOOK = Layout(
    "spanish logbook of incidents", workbook(("Bitácora",[
 ("Bitácora de incidentes de seguridad de la información",),(),
 ("No.","Fecha y hora del reporte","Quién reporta","Descripción","Activo afectado","Impacto","Acciones inmediatas","Acciones correctivas / preventivas","Responsable","Fecha límite","Estatus","Lecciones aprendidas"),
 (1,datetime(2025,2,3,10,0),"Juan Pérez","Correo con datos de clientes enviado por error","Correo","Alto","Se pidió borrar el correo","Revisar destinatarios","María López",date(2025,2,28),"Cerrado","Usar listas"),
 (2,datetime(2025,3,9,12,30),"María López","Caída del enlace de internet","Red","Medio","Enlace de respaldo","Contratar segundo enlace","Juan Pérez",date(2025,6,30),"En proceso",None),
])),"Bitácora",3,2,{"No.":"ref","Fecha y hora del reporte":"identified_on","Quién reporta":"discovered_by","Descripción":"description","Impacto":"severity","Acciones inmediatas":"containment","Acciones correctivas / preventivas":"corrective_action","Responsable":"owner","Fecha límite":"due_on","Estatus":"status","Lecciones aprendidas":"lessons"},values={"severity":"High","status":"closed"})  # fmt: skip

UNLISTED = (
    SUPPLIER_NCR,
    BREACH_REGISTER,
    PENTEST,
    GERMAN_BOOK,
    MINUTES,
    FRENCH_TOOL,
    NC_TOOLKIT,
    MONDAY,
    PORTUGUESE_BOOK,
    PLAIN_WORDS,
    EIGHT_D,
    SPANISH_BOOK,
)
