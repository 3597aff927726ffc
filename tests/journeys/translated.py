"""The words of the journey's notices in the languages they go out in."""

from commission.phrases import phrases

AGENDA, PART, CONTACT = "Agenda, as far as it is known", "How to take part", "Devraj Patel, 201-555-0101"
WELCOME, FORMS = "1. Welcome", "2. Forms in more languages"
WHY = "The Council Chambers are painted that week."

# By language: each paragraph, and what it is in that language.
TRANSLATED = {
    "es": {
        AGENDA: "Orden del día, hasta donde se conoce",
        WELCOME: "1. Bienvenida",
        FORMS: "2. Formularios en más idiomas",
        PART: "Cómo participar",
        CONTACT: CONTACT,
        WHY: "Esa semana se pinta la Sala del Concejo.",
    },
    "pt-br": {
        AGENDA: "Pauta, até onde se conhece",
        WELCOME: "1. Boas-vindas",
        FORMS: "2. Formulários em mais idiomas",
        PART: "Como participar",
        CONTACT: CONTACT,
        WHY: "A Sala do Conselho será pintada nessa semana.",
    },
    "ht": {
        AGENDA: "Ajannda a, selon sa nou konnen",
        WELCOME: "1. Byenveni",
        FORMS: "2. Fòm nan plis lang",
        PART: "Kijan pou patisipe",
        CONTACT: CONTACT,
        WHY: "Y ap pentire Sal Konsèy la semèn sa a.",
    },
    "ar": {
        AGENDA: "جدول الأعمال، بقدر ما هو معروف",
        WELCOME: "1. الترحيب",
        FORMS: "2. استمارات بلغات أكثر",
        PART: "كيفية المشاركة",
        CONTACT: CONTACT,
        WHY: "تُطلى قاعة المجلس في ذلك الأسبوع.",
    },
    "gu": {
        AGENDA: "કાર્યસૂચિ, જેટલી જાણીતી છે",
        WELCOME: "1. સ્વાગત",
        FORMS: "2. વધુ ભાષાઓમાં ફોર્મ",
        PART: "કેવી રીતે ભાગ લેવો",
        CONTACT: CONTACT,
        WHY: "તે અઠવાડિયે કાઉન્સિલ ચેમ્બર્સમાં રંગકામ થાય છે.",
    },
}
# What each notice is called, by its kind and the reader's language.
TITLES = {
    kind: {language: phrases(language)[f"notice_{kind}"].format(year=2027) for language in ("en", "es", "ar")}
    for kind in ("meeting", "moved", "schedule")
}
