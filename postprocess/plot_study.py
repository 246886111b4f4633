#!/usr/bin/python3
"""Draws the study.json of a study.

usage: plot_study.py STUDY [--columns NAME ...] [--at PLACE ...] [--output FILE]

STUDY is a study's folder or its study.json. Over meshes, degrees and steps: how
far each reading is from its extrapolate, over the size h, with slopes of whole
orders and the tolerance; a bar is what is uncertain of the finest run, by the
grid convergence index where there is one. Over ranks: the speed-up, and what
takes how long. Writes a PNG and a PDF into the study's folder, or where --output
says.
"""

import argparse
import json
import math
import pathlib
import sys

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np

MARKERS = "os^Dv"
COLOURS = ["#1f4e79", "#c0392b", "#2e8b57", "#8e5ea2", "#b8860b", "#444444"]
DASHES = ["-", (0, (5, 2)), (0, (1, 1.5)), (0, (5, 1.5, 1, 1.5))]
MOST_CURVES_WITH_NAMES = 3  # of one column; else it has one name
MOST_NAMES_INSIDE = 6
PHASE = "Time of "
SIZES = {"mesh": "cell size $h$ over that of the finest run",
         "time": "step size $h$ over that of the finest run",
         "steps": "step size $h$ over that of the finest run"}
SIZE_OF_UNKNOWNS = ("size $h$ = (number of unknowns)$^{-1/d}$ over that of the "
                    "finest run")


def fail(sentence):
    sys.exit(f"{pathlib.Path(sys.argv[0]).name}: {sentence}")


def read(path):
    file = path / "study.json" if path.is_dir() else path
    try:
        return file, json.loads(file.read_text())
    except OSError as error:
        fail(f"{file} cannot be read: {error.strerror}")
    except json.JSONDecodeError:
        fail(f"{file} is no JSON")


def number(value):
    return math.nan if value is None else float(value)


def name_of(column):
    return column.rsplit(" [", 1)[0]


def style(axis):
    axis.grid(color="0.92", linewidth=0.7, which="major")
    axis.set_axisbelow(True)
    axis.tick_params(direction="in", which="both", top=True, right=True)


def chosen(readings, columns, places):
    """The readings asked for; without a wish all."""
    for name in columns or []:
        if not any(name in (r["reading"], name_of(r["reading"]))
                   for r in readings):
            fail(f"there is no reading {name}, but "
                 + ", ".join(dict.fromkeys(r["reading"] for r in readings)))
    for place in places or []:
        if not any(place in r["at"] for r in readings):
            fail(f"there is no place {place}, but "
                 + "; ".join(dict.fromkeys(r["at"] for r in readings)))
    return [r for r in readings
            if (not columns or r["reading"] in columns
                or name_of(r["reading"]) in columns)
            and (not places or any(place in r["at"] for place in places))]


def distances(reading):
    """How far each run is from the limit, relative; nan without a limit."""
    limit = number(reading["extrapolated"])
    return np.array([abs(number(value) - limit) / reading["scale"]
                     for value in reading["values"]])


def uncertainty(reading):
    """Of the finest run, by the index where there is one."""
    index = number(reading["GCI"])
    return number(reading["uncertainty"]) if math.isnan(index) else index


def is_approached(reading):
    """What does not change has an extrapolate, too, and no distance to it."""
    return (np.nanmax(distances(reading), initial=0.0) > 0.0
            and number(reading["change"]) > 0.0
            and reading["verdict"] != "not refined"
            and (number(reading["GCI"]) > 0.0
                 or math.isfinite(number(reading["estimated error"]))
                 or math.isfinite(number(reading["reduction"]))))


def label_of(readings, i, few):
    """Each of a few readings of one column, or all of them at the first."""
    name = name_of(readings[i]["reading"])
    orders = [number(reading["order"]) for reading in readings]
    if few:
        name = ", ".join(filter(None, [name, readings[i]["at"]]))
        return name + ("" if math.isnan(orders[i])
                       else f": $p$ = {orders[i]:.2f}")
    if any(map(math.isnan, orders)):
        return f"{name}, {len(readings)} points" if i == 0 else None
    return (f"{name}, {len(readings)} points: $p$ = {min(orders):.2f} to "
            f"{max(orders):.2f}" if i == 0 else None)


def draw_slopes(axis, orders, h, top):
    """A line of each order, through one point beside the curves."""
    ends = np.array([h.min(), h.max()])
    for order, dashes in zip(orders, DASHES[1:]):
        axis.plot(ends, top * (ends / ends[1]) ** order, color="0.45",
                  linewidth=0.9, linestyle=dashes, label=f"order {order}")


def draw_refinement(study, columns, places):
    h = np.array([number(run["h"]) for run in study["runs"]])
    readings = chosen(study["readings"], columns, places)
    drawn = [r for r in readings if is_approached(r)]
    left_out = len(readings) - len(drawn)
    if left_out:
        print(f"{pathlib.Path(sys.argv[0]).name}: left out, as they do not "
              f"change or have no extrapolate: {left_out} of {len(readings)}",
              file=sys.stderr)
    if not drawn:
        fail("no reading has an extrapolate that it approaches")

    figure, axis = plt.subplots(layout="constrained", figsize=(6.8, 5.0))
    titles = list(dict.fromkeys(r["reading"] for r in drawn))
    top = 0.0
    for title, colour, marker in zip(titles, COLOURS * len(titles),
                                     MARKERS * len(titles)):
        of_title = [r for r in drawn if r["reading"] == title]
        few = len(of_title) <= MOST_CURVES_WITH_NAMES
        for i, reading in enumerate(of_title):
            y = distances(reading)
            top = max(top, np.nanmax(y))
            axis.plot(h, y, color=colour, marker=marker, linewidth=1.3,
                      linestyle=DASHES[i % len(DASHES)] if few else "-",
                      alpha=1.0 if few else 0.6, markersize=4.2,
                      markerfacecolor="white", markeredgewidth=1.1,
                      label=label_of(of_title, i, few))
            axis.plot(h[-1], uncertainty(reading), color=colour, marker="_",
                      markersize=9, markeredgewidth=1.6)
    if study["formal order"] is not None:
        formal = int(round(study["formal order"]))
        draw_slopes(axis, sorted({1, max(1, formal)}), h, 2.0 * top)
    axis.axhline(study["tolerance"], color="0.55", linewidth=0.8)
    axis.annotate(f"tolerance {study['tolerance']:g}",
                  (h.max(), study["tolerance"]), xytext=(0, 3), ha="right",
                  textcoords="offset points", fontsize=8, color="0.35")
    axis.set_xscale("log")
    axis.set_yscale("log")
    axis.set_xticks(h, [f"{one:.3g}" for one in h])
    axis.minorticks_off()
    axis.set_xlabel(SIZES.get(study["study"], SIZE_OF_UNKNOWNS))
    by_index = any(number(r["GCI"]) > 0.0 for r in drawn)
    axis.set_ylabel("distance from the extrapolate, relative\n(bar: "
                    + ("grid convergence index" if by_index else "uncertainty")
                    + " of the finest run)")
    if len(axis.get_legend_handles_labels()[0]) > MOST_NAMES_INSIDE:
        figure.set_figwidth(8.8)
        axis.legend(frameon=False, fontsize=8, loc="center left",
                    bbox_to_anchor=(1.01, 0.5))
    else:  # the curves rise to the right
        axis.set_ylim(top=8.0 * max(top, study["tolerance"]))
        axis.legend(framealpha=1.0, edgecolor="none", fontsize=8,
                    loc="upper left")
    style(axis)
    return figure


def draw_ranks(study):
    runs = study["runs"]
    ranks = np.array([run["Ranks [-]"] for run in runs])
    figure, (upper, lower) = plt.subplots(
        2, 1, sharex=True, layout="constrained", figsize=(6.8, 6.4))
    upper.plot(ranks, ranks, color="0.45", linewidth=0.9, linestyle=DASHES[1],
               label="ideal")
    upper.plot(ranks, [run["Speed-up [-]"] for run in runs], color=COLOURS[0],
               marker="o", markerfacecolor="white", linewidth=1.3)
    upper.set_ylabel("speed-up")
    upper.set_yscale("log")
    upper.yaxis.set_major_formatter("{x:g}")
    upper.yaxis.set_minor_formatter("")
    phases = [title for title in runs[0] if title.startswith(PHASE)]
    for title, colour, marker in zip(phases, COLOURS, MARKERS):
        times = np.array([run[title] for run in runs])
        if times.max() > 0.0:
            lower.plot(ranks, times, color=colour, marker=marker,
                       markerfacecolor="white", linewidth=1.3,
                       label=title[len(PHASE):].rsplit(" [", 1)[0])
    lower.set_yscale("log")
    lower.set_ylabel("wall time [s]")
    lower.set_xscale("log")
    lower.set_xlabel("ranks")
    lower.set_xticks(ranks, [f"{one:g}" for one in ranks])
    lower.minorticks_off()
    for axis in (upper, lower):
        axis.legend(frameon=False, fontsize=9)
        style(axis)
    figure.align_ylabels([upper, lower])
    return figure


def main():
    parser = argparse.ArgumentParser(description="Draws a study.json.")
    parser.add_argument("study", type=pathlib.Path, metavar="STUDY",
                        help="a study's folder or its study.json")
    parser.add_argument("--columns", nargs="+", metavar="NAME",
                        help="readings to draw (default: all)")
    parser.add_argument("--at", nargs="+", metavar="PLACE",
                        help="only at places that contain one of these words")
    parser.add_argument("--output", type=pathlib.Path, metavar="FILE",
                        help="name of the figure (default: study.png)")
    arguments = parser.parse_args()
    file, study = read(arguments.study)
    figure = (draw_ranks(study) if study["study"] == "ranks" else
              draw_refinement(study, arguments.columns, arguments.at))
    for suffix in (".png", ".pdf"):
        output = (arguments.output or file).with_suffix(suffix)
        try:
            figure.savefig(output, dpi=200)
        except OSError as error:
            fail(f"{output} cannot be written: {error.strerror}")
        print(output)


if __name__ == "__main__":
    main()
