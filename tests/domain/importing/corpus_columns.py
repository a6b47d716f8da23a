"""Which columns of the corpus are clear, with their fields; "" is a column that no field has."""

from collections.abc import Mapping
from typing import Final

LOGS: Final[Mapping[str, Mapping[str, str]]] = {
    "Neos21_document-templates__レビュー管理票.xlsx": {
        "No": "ref", "作成日": "identified_on", "指摘内容": "description",
        "対応内容": "corrective_action", "指摘分類": "category", "完了日": "done_on",
    },
    "Neos21_document-templates__不具合一覧.xlsx": {
        "No": "ref", "事象": "description", "起票者": "discovered_by", "起票日": "identified_on",
        "対応者": "owner", "対応完了日": "done_on",
    },
    "Neos21_document-templates__課題一覧.xlsx": {
        "No": "ref", "課題名": "title", "課題詳細": "description", "作成者": "discovered_by",
        "作成日": "identified_on", "対応詳細 (経緯記録)": "corrective_action", "完了日": "done_on",
    },
    "apache_poi__craftonhills_goalpriorityreport.xlsx": {
        "Objective Id": "ref", "Objective Name": "title", "Unit": "", "ILO": "",
    },
    "intuitem_ciso-assistant-community__RA_sample.csv": {
        "ref_id": "ref", "name": "title", "description": "description", "assets": "",
        "threats": "",
    },
    "intuitem_ciso-assistant-community__Template_mesures_mss.xlsx": {
        "Intitulé de la mesure *": "title", "Description de la mesure": "description",
        "Catégorie *": "category",
    },
    "intuitem_ciso-assistant-community__applied_controls_sample.csv": {
        "ref_id": "ref", "name": "title", "description": "description", "category": "category",
        "status": "status", "eta": "due_on", "observation": "notes",
    },
    "intuitem_ciso-assistant-community__applied_controls_template.xlsx": {
        "ref_id": "ref", "name": "title", "description": "description", "category": "category",
        "status": "status", "eta": "due_on", "observation": "notes",
    },
    "intuitem_ciso-assistant-community__example_metric_definitions.xlsx": {
        "ref_id": "ref", "name": "title", "description": "description", "category": "category",
        "unit": "",
    },
    "intuitem_ciso-assistant-community__findings_assessment_template.xlsx": {
        "ref_id": "ref", "name": "title", "description": "description", "severity": "severity",
        "status": "status", "asset": "",
    },
    "intuitem_ciso-assistant-community__incidents_template.xlsx": {
        "ref_id": "ref", "name": "title", "description": "description", "status": "status",
        "severity": "severity", "domain": "",
    },
    "intuitem_ciso-assistant-community__sample_vulnerabilities.csv": {
        "ref_id": "ref", "name": "title", "description": "description", "status": "status",
        "severity": "severity", "detected_at": "identified_on", "due_date": "due_on", "assets": "",
    },
    "intuitem_ciso-assistant-community__security_exceptions_template.xlsx": {
        "ref_id": "ref", "name": "title", "description": "description", "status": "status",
        "severity": "severity", "observation": "notes",
    },
    "intuitem_ciso-assistant-community__tasks_template.xlsx": {
        "ref_id": "ref", "name": "title", "description": "description", "assigned_to": "owner",
        "folder": "",
    },
}  # fmt: skip
"""The real logs."""

ANYWHERE: Final[Mapping[str, str]] = {
    "Item #": "ref", "Item": "ref", "Notes": "notes", "Remarks": "notes", "Comment": "notes",
    "Description": "description", "Date": "identified_on", "Name": "title",
    "Timestamp": "identified_on",
}  # fmt: skip
"""What headings of files that are no logs may be matched with; any other sure match is wrong."""
