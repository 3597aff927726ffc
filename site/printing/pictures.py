"""Pictures for a printed page, as vector drawings inside the page itself: drawing it reads no file and no network."""

import base64
import io

import segno
from django.template.loader import render_to_string

INK = "#1a212d"
ACCENT = "#17457a"


def seal() -> str:
    """The city's seal."""
    drawing = render_to_string("look/seal.svg").strip().replace("currentColor", ACCENT)
    return embedded(drawing.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" width="96" height="96" ', 1))


def code(address: str) -> str:
    """The address as a QR code, without its quiet margin: the page leaves that free around it."""
    drawing = io.BytesIO()
    segno.make(address, error="m", micro=False).save(drawing, kind="svg", xmldecl=False, border=0, dark=INK)
    return embedded(drawing.getvalue().decode())


def frame(width: int, height: int, *, margin: int = 26) -> str:
    """Two rules around a sheet of that size, in points; the inner one turns in at its corners."""
    near, turn = margin + 9, 20
    right, bottom = width - near, height - near
    inner = (
        f"M{near + turn} {near}H{right - turn}A{turn} {turn} 0 0 0 {right} {near + turn}V{bottom - turn}"
        f"A{turn} {turn} 0 0 0 {right - turn} {bottom}H{near + turn}A{turn} {turn} 0 0 0 {near} {bottom - turn}"
        f"V{near + turn}A{turn} {turn} 0 0 0 {near + turn} {near}Z"
    )
    return embedded(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
        f'fill="none" stroke="{ACCENT}"><rect x="{margin}" y="{margin}" width="{width - 2 * margin}" '
        f'height="{height - 2 * margin}" stroke-width="2.4"/><path stroke-width=".7" d="{inner}"/></svg>'
    )


def embedded(svg: str) -> str:
    """A drawing as what `src` of an image takes."""
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode()
