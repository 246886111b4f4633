#!/usr/bin/python3
"""Draws the table.csv of a sweep: I_p over lambda, over O2 or over anything.

usage: plot_sweep.py TABLE [TABLE ...] [--columns NAME ...] [--deviation NAME ...]
                     [--output FILE]

Tables are drawn over each other, so that they can be compared; --deviation adds
a panel with how far a column is off that of the first table. Over lambda the
axis is linear in 1 - 1/lambda, on which air lies at a finite place; over an O2
fraction the fit -S ln(1 - x) of the limiting current is added; swept words, such
as materials, stand side by side. Writes a PNG and a PDF beside the first table,
or where --output says.
"""

import argparse
import csv
import itertools
import math
import pathlib
import sys

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np

# In the order in which they may claim room on the axis.
LAMBDA_TICKS = [0.9, 0.8, 0.7, 0.6, 0.5, 0.65, 0.75, 0.55, 0.85, 0.95,
                1.1, 1.2, 1.5, 2, 3, 5, 10, 1.3, 1.7, 2.5, 4, 0.4, 0.45]
MARKERS = "os^Dv"
COLOURS = ["#1f4e79", "#c0392b", "#2e8b57", "#8e5ea2", "#b8860b", "#444444"]
SYMBOLS = {"Lambda": r"$\lambda$", "I_p": r"$I_\mathrm{p}$",
           "U_p": r"$U_\mathrm{p}$", "U_N": r"$U_\mathrm{N}$",
           "R_x": r"$R_\mathrm{x}$",
           "T_max": r"$T_\mathrm{max}$",
           "P_heater": r"$P_\mathrm{heater}$"}


def fail(sentence):
    sys.exit(f"{pathlib.Path(sys.argv[0]).name}: {sentence}")


def number(text):
    """The number of a text, infinity for air; None of a word."""
    try:
        return math.inf if text == "air" else float(text)
    except ValueError:
        return None


def column(texts):
    """Numbers, or the words themselves if one of them is no number."""
    numbers = [number(text) for text in texts]
    return np.array(texts if None in numbers else numbers)


def holds_words(values):
    return values.dtype.kind == "U"


def shown(value):
    if isinstance(value, str):
        return value
    return "air" if math.isinf(value) else f"{value:g}"


class Table:
    """Columns of a table.csv by their titles; failed points are left out."""

    def __init__(self, path):
        self.path = path
        try:
            lines = [line for line in path.read_text().splitlines()
                     if line.strip() and not line.startswith("#")]
        except OSError as error:
            fail(f"{path} cannot be read: {error.strerror}")
        rows = list(csv.reader(lines, skipinitialspace=True))
        if len(rows) < 2:
            fail(f"{path} holds no points")
        titles = [title.strip() for title in rows[0]]
        points = rows[1:]
        if any(len(row) != len(titles) for row in points):
            fail(f"{path}: a row has another number of columns than the header")
        if "Status" in titles:
            at = titles.index("Status")
            failed = [row for row in points
                      if "fail" in row[at].lower()]
            points = [row for row in points if row not in failed]
            if failed:
                print(f"{pathlib.Path(sys.argv[0]).name}: {path}: failed "
                      f"points left out: {len(failed)}", file=sys.stderr)
        self.titles = [title for title in titles
                       if title not in ("Status", "Remarks")]
        if not points:
            fail(f"{path} holds no point that converged")
        self.columns = {title: column([row[i] for row in points])
                        for i, title in enumerate(titles)}

    def find(self, name):
        """Title of the column of that name, with or without its unit."""
        for title in self.titles:
            if name in (title, title.rsplit(" [", 1)[0]):
                return title
        return None

    def curves(self):
        """Title of x, and (label, mask) of each curve.

        Of nested sweeps the outer parameter stands first and stays while the
        inner one runs: then the second column is x.
        """
        first = self.columns[self.titles[0]]
        if (len(self.titles) < 3 or len(np.unique(first)) == len(first)
                or len(first) < 2 or first[0] != first[1]):
            return self.titles[0], [("", np.full(len(first), True))]
        values = list(dict.fromkeys(first))
        return self.titles[1], [
            (f"{self.titles[0]} = {shown(v)}", first == v) for v in values]


def axis_label(title):
    name, _, unit = title.rpartition(" [")
    if not name:
        return title
    name = SYMBOLS.get(name, name)
    unit = unit.rstrip("]")
    return name if unit == "-" else f"{name} [{unit}]"


def air_position(values):
    """1 - 1/lambda: 0 at lambda 1, 1 in air."""
    return 1.0 - 1.0 / values


def set_lambda_axis(axis, values):
    """Ticks at round lambdas that leave each other room."""
    positions = air_position(values)
    low, high = positions.min(), positions.max()
    margin = 0.03 * (high - low or 1.0)
    axis.set_xlim(low - margin, high + margin)
    ticks, labels = [], []
    wanted = ([(1.0, "air")] if high > 0.999 else []) + [(0.0, "1")]
    wanted += [(air_position(value), f"{value:g}") for value in LAMBDA_TICKS]
    for position, label in wanted:
        if (low - margin <= position <= high + margin
                and all(abs(position - other) > 0.052 * (high - low)
                        for other in ticks)):
            ticks.append(position)
            labels.append(label)
    axis.set_xticks(ticks, labels)
    axis.minorticks_off()
    axis.axvline(0.0, color="0.55", linewidth=0.8, linestyle=(0, (4, 3)))


def mole_fraction(title, values):
    return values / 100.0 if title.endswith("[%]") else values


def fit_limiting_current(x, current):
    """S of I = -S ln(1 - x), least squares over 0.5 to 20.95 %."""
    part = (x > 0.0049) & (x < 0.21)
    if part.sum() < 2:
        return None
    logarithm = -np.log1p(-x[part])
    return float(current[part] @ logarithm / (logarithm @ logarithm))


def deviation(table, title, first):
    """A column over that of the same place in the first table, less one [%].

    Of a place that the first table lacks it is nan.
    """
    x_title = first.curves()[0]
    listed = dict(zip(first.columns[x_title], first.columns[title]))
    return np.array([
        100.0 * (y / listed[x] - 1.0) if listed.get(x) else math.nan
        for x, y in zip(table.columns[x_title], table.columns[title])])


def draw(tables, names, deviations, output):
    x_title = tables[0].curves()[0]
    for table in tables[1:]:
        if table.curves()[0] != x_title:
            fail(f"{table.path} is a sweep over \"{table.curves()[0]}\", "
                 f"not \"{x_title}\"")
    y_titles = []
    for name in names:
        title = tables[0].find(name)
        if title:
            y_titles.append(title)
        elif names is not DEFAULT_COLUMNS:
            fail(f"{tables[0].path} has no column {name}; it has "
                 + ", ".join(tables[0].titles))
    if not y_titles:
        y_titles = tables[0].titles[tables[0].titles.index(x_title) + 1:][:1]
    words = any(holds_words(table.columns[x_title]) for table in tables)
    categories = list(dict.fromkeys(
        shown(x) for table in tables for x in table.columns[x_title]
    )) if words else []
    lowered = x_title.lower()
    over_lambda = not words and lowered.startswith("lambda")
    over_oxygen = not words and ("oxygen fraction" in lowered
                                 or "o2" in lowered)
    for table in tables:
        for title in filter(None, map(table.find, y_titles)):
            if holds_words(table.columns[title]):
                fail(f"the column {title} of {table.path} holds words; "
                     "it can only be what is swept")
    fit_of_ip = over_oxygen and y_titles[0].startswith("I_p")

    for name in deviations:
        title = tables[0].find(name)
        if not title or len(tables[0].curves()[1]) > 1:
            fail(f"{tables[0].path} has no single curve of {name}")
        label = f"{axis_label(title).partition(' [')[0]} [% off]"
        for table in tables:
            if not table.find(title):
                fail(f"{table.path} has no column {title}")
            table.titles.append(label)
            table.columns[label] = deviation(table, title, tables[0])
        y_titles.append(label)

    n_panels = len(y_titles) + (1 if fit_of_ip else 0)
    heights = [1.9] + [1.0] * (n_panels - 1)
    figure, panels = plt.subplots(
        n_panels, 1, sharex=True, squeeze=False, layout="constrained",
        figsize=(6.8, 1.0 + 1.75 * sum(heights)),
        gridspec_kw={"height_ratios": heights})
    panels = panels[:, 0]

    styles = itertools.cycle(zip(COLOURS * len(MARKERS),
                                 MARKERS * len(COLOURS)))
    all_x = []
    for table in tables:
        for curve, mask in table.curves()[1]:
            colour, marker = next(styles)
            label = (table.path.parent.name if len(tables) > 1 else "")
            label = ", ".join(part for part in (label, curve) if part)
            x = table.columns[x_title][mask]
            if words:
                x = np.array([categories.index(shown(one)) for one in x])
            order = np.argsort(x)
            x = x[order]
            place = (air_position(x) if over_lambda else
                     100.0 * mole_fraction(x_title, x) if over_oxygen else x)
            all_x.append(x)
            for axis, title in zip(panels, y_titles):
                title = table.find(title)
                if title:
                    axis.plot(place, table.columns[title][mask][order],
                              color=colour, marker=marker,
                              # Between words there is nothing to connect.
                              linewidth=0.0 if fit_of_ip or words else 1.3,
                              markersize=6.0 if words else 3.6,
                              markerfacecolor="white",
                              markeredgewidth=1.1, label=label or None)
            if fit_of_ip and table.find(y_titles[0]):
                add_fit(panels[0], panels[-1], mole_fraction(x_title, x),
                        table.columns[y_titles[0]][mask][order], colour,
                        y_titles[0])

    for axis, title in zip(panels, y_titles):
        axis.set_ylabel(axis_label(title))
    for axis in panels:
        axis.grid(color="0.92", linewidth=0.7)
        axis.set_axisbelow(True)
        axis.tick_params(direction="in", top=True, right=True)
        low, high = axis.get_ylim()
        if low < 0.0 < high:
            axis.axhline(0.0, color="0.55", linewidth=0.8)
    if over_lambda:
        set_lambda_axis(panels[-1], np.concatenate(all_x))
        for axis in panels[:-1]:
            axis.axvline(0.0, color="0.55", linewidth=0.8,
                         linestyle=(0, (4, 3)))
        panels[-1].set_xlabel(r"$\lambda$   (axis linear in $1-1/\lambda$)")
    else:
        if words:
            panels[-1].set_xlim(-0.5, len(categories) - 0.5)
            panels[-1].set_xticks(range(len(categories)), categories,
                                  rotation=20 if len(categories) > 4 else 0)
        panels[-1].set_xlabel("O$_2$ in dry nitrogen [mol %]" if over_oxygen
                              else axis_label(x_title))
    if panels[0].get_legend_handles_labels()[0]:
        panels[0].legend(frameon=False, fontsize=9)

    figure.align_ylabels(panels)
    for suffix in (".png", ".pdf"):
        file = output.with_suffix(suffix)
        try:
            figure.savefig(file, dpi=200)
        except OSError as error:
            fail(f"{file} cannot be written: {error.strerror}")
        print(file)


def add_fit(axis, residual_axis, x, current, colour, title):
    """The fit through I(x), and what is left of it below."""
    slope = fit_limiting_current(x, current)
    if slope is None:
        return
    unit = title.rpartition("[")[2].rstrip("]")
    fine = np.linspace(0.0, x.max(), 200)
    axis.plot(100.0 * fine, -slope * np.log1p(-fine), color=colour,
              linewidth=0.9, linestyle=(0, (4, 3)),
              label=rf"$-S\,\ln(1-x)$, $S$ = {slope:.4g} {unit}")
    air = -slope * np.log1p(-0.2095)
    rest = current + slope * np.log1p(-x)
    residual_axis.plot(100.0 * x, 100.0 * rest / air, color=colour,
                       linewidth=1.0, marker="o", markersize=3.6)
    residual_axis.axhline(0.0, color="0.55", linewidth=0.8)
    residual_axis.set_ylabel("deviation\n[% of air]")


DEFAULT_COLUMNS = ["I_p", "U_p"]


def main():
    parser = argparse.ArgumentParser(
        description="Draws the table.csv of a sweep.")
    parser.add_argument("tables", nargs="+", type=pathlib.Path,
                        metavar="TABLE", help="table.csv of a run folder")
    parser.add_argument("--columns", nargs="+", default=DEFAULT_COLUMNS,
                        metavar="NAME",
                        help="what to draw, a panel each (default: I_p U_p)")
    parser.add_argument("--deviation", nargs="+", default=[], metavar="NAME",
                        help="how far it is off the first table, a panel each")
    parser.add_argument("--output", type=pathlib.Path, metavar="FILE",
                        help="name of the figure (default: as the first table)")
    arguments = parser.parse_args()
    draw([Table(path) for path in arguments.tables], arguments.columns,
         arguments.deviation, arguments.output or arguments.tables[0])


if __name__ == "__main__":
    main()
