"""Draws the curves of a training: `python curves.py chat-nano --run FOLDER` writes curves/chat-nano.svg."""
import argparse
import json
import math
from pathlib import Path

WIDTH, HEIGHT, LEFT, TOP = 420, 220, 52, 34
COLOURS = ["#4269d0", "#efb118", "#ff725c", "#6cc5b0", "#3ca951", "#ff8ab7", "#a463f2", "#97bbf5", "#9c6b4e", "#9498a0", "#2b2b2b", "#b5a000", "#008f8c", "#c03a76"]


def panel(x0, title, lines, steps, low, high, marks, scale=lambda v: v):
    x = lambda step: x0 + LEFT + step / steps * (WIDTH - LEFT - 12)
    y = lambda value: TOP + (1 - (scale(value) - scale(low)) / (scale(high) - scale(low))) * HEIGHT
    parts = [f'<text x="{x0 + LEFT}" y="18" font-weight="bold">{title}</text>']
    for mark in marks:
        parts.append(f'<line x1="{x(0):.1f}" x2="{x(steps):.1f}" y1="{y(mark):.1f}" y2="{y(mark):.1f}" stroke="#ddd"/>'
                     f'<text x="{x0 + LEFT - 6}" y="{y(mark) + 4:.1f}" text-anchor="end">{mark:g}</text>')
    for step in range(0, steps + 1, max(1, steps // 4)):
        parts.append(f'<text x="{x(step):.1f}" y="{TOP + HEIGHT + 16}" text-anchor="middle">{step}</text>')
    for at, (name, points) in enumerate(lines):
        path = " ".join(f"{x(step):.1f},{y(min(max(value, low), high)):.1f}" for step, value in points)
        parts.append(f'<polyline points="{path}" fill="none" stroke="{COLOURS[at % len(COLOURS)]}" stroke-width="1.6"/>')
    return parts


def legend(x0, names, y0):
    return [f'<text x="{x0 + (at % 7) * 112}" y="{y0 + at // 7 * 17}" fill="{COLOURS[at % len(COLOURS)]}">&#9644; {name}</text>' for at, name in enumerate(names)]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("model")
    parser.add_argument("--run", default="run")
    options = parser.parse_args()
    rows = {}
    for line in (Path(options.run) / f"{options.model}.jsonl").read_text().splitlines():
        row = json.loads(line)
        rows[row["step"]] = row
    rows = [rows[step] for step in sorted(rows)]
    steps, mean = rows[-1]["step"], lambda scores: sum(scores.values()) / len(scores)
    series = lambda value: [(row["step"], value(row)) for row in rows]
    skills = list(rows[0]["test"])
    ten = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3]
    parts = panel(0, "Loss per token of the answers", [("loss", series(lambda r: r["loss"]))], steps, 0.001, 4, ten, math.log)
    parts += panel(WIDTH, "Right answers, average: training's words, test's words",
                   [("training's words", series(lambda r: mean(r["known"]))), ("test's words", series(lambda r: mean(r["test"])))], steps, 0, 1, [0, 0.25, 0.5, 0.75, 0.9, 1])
    parts += panel(2 * WIDTH, "Right answers of the test, by skill", [(s, series(lambda r, s=s: r["test"][s])) for s in skills], steps, 0, 1, [0, 0.25, 0.5, 0.75, 0.9, 1])
    parts += legend(2 * WIDTH - 380, skills, TOP + HEIGHT + 42) + legend(WIDTH - 400, ["training", "test"], TOP + HEIGHT + 42)
    folder = Path(__file__).parent / "curves"
    folder.mkdir(exist_ok=True)
    (folder / f"{options.model}.svg").write_text(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {3 * WIDTH + 10} {TOP + HEIGHT + 70}" font-family="sans-serif" '
                                                 f'font-size="12"><rect width="100%" height="100%" fill="white"/>\n' + "\n".join(parts) + "\n</svg>\n")
