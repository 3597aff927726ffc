"""A small module with a question of each type, as a file of `curriculum/` would have it, in two languages."""

QUESTIONS = [
    {
        "key": "T-1",
        "kind": "single",
        "cite": "§15",
        "places": ["15"],
        "ask": "When did it start to apply?",
        "choices": [
            {"text": "After a month", "right": False},
            {"text": "As soon as it was signed", "right": True},
            {"text": "At the next meeting", "right": False},
        ],
        "why": "It takes effect immediately.",
    },
    {
        "key": "T-2",
        "kind": "multiple",
        "cite": "§2.C",
        "places": ["2.C"],
        "ask": "Which papers are no reason to hold a person?",
        "choices": [
            {"text": "A detainer", "right": True},
            {"text": "A removal warrant", "right": True},
            {"text": "A judge's arrest warrant", "right": False},
        ],
        "why": "Only a judge's criminal warrant is one.",
    },
    {
        "key": "T-3",
        "kind": "truefalse",
        "cite": "§2",
        "places": ["2"],
        "ask": "A rule that only allows a question is enough.",
        "is_true": False,
        "why": "It must be required.",
    },
    {
        "key": "T-4",
        "kind": "order",
        "cite": "§2.A",
        "places": ["2.A"],
        "ask": "Put the steps in order.",
        "steps": ["Stay calm", "Send it to the chief", "Write it down"],
        "why": "The chief decides.",
    },
    {
        "key": "T-5",
        "kind": "match",
        "cite": "§1",
        "places": ["1"],
        "ask": "Match the word with its meaning.",
        "pairs": [
            {"left": "Agency", "right": "A city office"},
            {"left": "Detainer", "right": "A request to hold"},
            {"left": "Coerce", "right": "To force by threats"},
        ],
        "why": "The definitions say so.",
    },
    {
        "key": "T-6",
        "kind": "branch",
        "cite": "§2.E",
        "places": ["2.E"],
        "ask": "Two agents stand at the side door.",
        "choices": [
            {"text": "Let them in", "right": False, "feedback": "The paper is no warrant."},
            {"text": "Call the chief", "right": True, "feedback": "Right."},
        ],
        "follow_up": {
            "ask": "They push past you.",
            "choices": [
                {"text": "Grab an arm", "right": False, "feedback": "Never."},
                {"text": "Step aside and write it down", "right": True, "feedback": "Right."},
            ],
        },
        "why": "Access needs the chief's written word.",
    },
]

LESSONS = [
    {
        "slug": "first",
        "title": "The first lesson",
        "body": [
            {"words": "The order protects everyone.", "source": {"kind": "order", "cite": "§2"}, "places": ["2"]},
            {
                "points": ["Serve first.", "Ask nothing."],
                "title": "Remember",
                "source": {"kind": "order", "cite": "§2.C"},
                "places": ["2.C"],
            },
        ],
    },
    {
        "slug": "second",
        "title": "The second lesson",
        "body": [
            {
                "scenario": {
                    "title": "At the door",
                    "scene": "Two people knock.",
                    "steps": ["Greet them.", "Call the chief."],
                    "why": "The chief decides.",
                },
                "source": {"kind": "local_policy", "cite": "City policy"},
                "places": [],
            },
            {
                "check": {
                    "ask": "Who decides?",
                    "choices": [
                        {"text": "The chief", "right": True, "feedback": "Yes."},
                        {"text": "You", "right": False, "feedback": "No: the chief."},
                    ],
                }
            },
        ],
    },
]

MODULE = {
    "code": "T",
    "title": "What everyone must know",
    "summary": "You will know what to do.",
    "audience": "Everyone",
    "minutes": 10,
    "places": ["2", "15"],
    "objectives": ["Say what the order is for"],
    "lessons": LESSONS,
    "questions": QUESTIONS,
}


def in_spanish(node):
    """The same module with every word a person reads marked as Spanish."""
    if isinstance(node, str):
        return f"[es] {node}"
    if isinstance(node, list):
        return [in_spanish(each) for each in node]
    if isinstance(node, dict):
        kept = {"key", "kind", "cite", "places", "source", "slug", "code"}
        return {name: each if name in kept else in_spanish(each) for name, each in node.items()}
    return node


def publish(*, slug: str, lessons: int):
    """The page of a module with these questions and so many lessons, in English, published."""
    from training import written
    from training.acts.loading import ensure_shelf
    from training.models import LessonPage, ModulePage

    module = ModulePage(title=MODULE["title"], code=slug.upper(), slug=slug, places="2", live=False)
    module.questions = written.questions_to_blocks(QUESTIONS)
    ensure_shelf().add_child(instance=module)
    body = written.lesson_to_blocks(LESSONS[0]["body"])
    for number in range(1, lessons + 1):
        module.add_child(instance=LessonPage(title=f"Lesson {number}", slug=f"lesson-{number}", body=body))
    module.refresh_from_db()
    module.save_revision().publish()
    module.refresh_from_db()
    return module
