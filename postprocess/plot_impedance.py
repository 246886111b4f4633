#!/usr/bin/python3
"""Draws impedances and transfer functions: Nyquist and Bode.

usage: plot_impedance.py TABLE [TABLE ...] [--output FILE]

TABLE is an impedance_NAME.csv of a run folder; each of its points is a curve,
and tables are drawn over each other. Left, of an impedance, -Z'' over Z' to one
scale, with the frequencies of whole decades marked; of a transfer function,
imaginary over real part. Right, magnitude and phase over the frequency. Writes
a PNG and a PDF beside the first table, or where --output says.
"""

import argparse
import itertools
import pathlib

import matplotlib.pyplot as plt
import numpy as np
from plot_sweep import COLOURS, MARKERS, Table, fail, shown

FREQUENCY = "Frequency [Hz]"


def required(table, name):
    title = table.find(name)
    if title is None:
        fail(f"{table.path} is no table of an impedance: no column {name}")
    return title


def curves(table):
    """(label, mask) of each point: its swept values."""
    points = table.columns[required(table, "Point")]
    swept = table.titles[table.titles.index(required(table, "Point")) + 1:
                         table.titles.index(required(table, "Frequency"))]
    for point in dict.fromkeys(points):
        mask = points == point
        yield ", ".join(f"{title} = {shown(table.columns[title][mask][0])}"
                        for title in swept), mask


def mark_decades(axis, frequency, x, y, colour):
    """Whole decades on a Nyquist curve, where they leave each other room."""
    size = max(np.ptp(x), np.ptp(y))
    taken = []
    for f, *place in sorted(zip(frequency, x, y)):
        decade = np.log10(f)
        if (abs(decade - round(decade)) > 1e-6
                or any(np.hypot(place[0] - a, place[1] - b) < 0.07 * size
                       for a, b in taken)):
            continue
        taken.append(place)
        axis.plot(*place, "o", color=colour, markersize=4)
        axis.annotate(f"$10^{{{round(decade)}}}$ Hz", place, fontsize=7,
                      textcoords="offset points", xytext=(4, 5))


def draw(tables, output):
    real, imaginary, magnitude = (
        required(tables[0], name)
        for name in ("Real part", "Imaginary part", "Magnitude"))
    unit = real.rpartition("[")[2].rstrip("]")
    is_impedance = unit == "Ohm"
    figure = plt.figure(figsize=(11.0, 4.8), layout="constrained")
    grid = figure.add_gridspec(2, 2, width_ratios=[1.15, 1.0])
    nyquist = figure.add_subplot(grid[:, 0])
    bode = figure.add_subplot(grid[0, 1])
    phase = figure.add_subplot(grid[1, 1], sharex=bode)

    styles = itertools.cycle(zip(COLOURS * len(MARKERS),
                                 MARKERS * len(COLOURS)))
    only_curve = len(tables) == 1 and len(list(curves(tables[0]))) == 1
    for table in tables:
        if required(table, "Real part") != real:
            fail(f"{table.path} is in other units than {tables[0].path}")
        for curve, mask in curves(table):
            colour, marker = next(styles)
            name = table.path.stem.replace("impedance_", "")
            label = ", ".join(part for part in (
                name if len(tables) > 1 else "", curve) if part)
            f, x, y, size, angle = (
                table.columns[title][mask] for title in (
                    FREQUENCY, real, imaginary, magnitude, "Phase [deg]"))
            y = -y if is_impedance else y
            line = {"color": colour, "marker": marker, "linewidth": 1.3,
                    "markersize": 3.2, "markerfacecolor": "white"}
            nyquist.plot(x, y, label=label or None, **line)
            if only_curve:
                mark_decades(nyquist, f, x, y, colour)
            bode.loglog(f, size, **line)
            # From one turn to the next there is no step.
            phase.semilogx(f, np.degrees(np.unwrap(np.radians(angle))), **line)

    nyquist.set_aspect("equal", adjustable="datalim")
    nyquist.set_xlabel(f"Z' [{unit}]" if is_impedance else real)
    nyquist.set_ylabel(f"-Z'' [{unit}]" if is_impedance else imaginary)
    nyquist.axhline(0.0, color="0.55", linewidth=0.8)
    bode.set_ylabel(f"|Z| [{unit}]" if is_impedance else magnitude)
    bode.tick_params(labelbottom=False)
    phase.set_ylabel("Phase [deg]")
    phase.set_xlabel(FREQUENCY)
    for axis in (nyquist, bode, phase):
        axis.grid(color="0.92", linewidth=0.7)
        axis.set_axisbelow(True)
        axis.tick_params(direction="in", which="both", top=True, right=True)
    if nyquist.get_legend_handles_labels()[0]:
        nyquist.legend(frameon=False, fontsize=8)
    figure.align_ylabels((bode, phase))
    for suffix in (".png", ".pdf"):
        file = output.with_suffix(suffix)
        try:
            figure.savefig(file, dpi=200)
        except OSError as error:
            fail(f"{file} cannot be written: {error.strerror}")
        print(file)


def main():
    parser = argparse.ArgumentParser(
        description="Draws impedances and transfer functions.")
    parser.add_argument("tables", nargs="+", type=pathlib.Path,
                        metavar="TABLE",
                        help="impedance_NAME.csv of a run folder")
    parser.add_argument("--output", type=pathlib.Path, metavar="FILE",
                        help="name of the figure (default: as the first table)")
    arguments = parser.parse_args()
    draw([Table(path) for path in arguments.tables],
         arguments.output or arguments.tables[0])


if __name__ == "__main__":
    main()
