#!/usr/bin/python3
"""Draws a transient: the columns of its table over time, and its figures.

usage: plot_transient.py TABLE [--columns NAME ...] [--of NAME [--step NAME]]
                         [--period SECONDS] [--output FILE]

Each unit has a panel of its own. --of names a column whose figures are told:
the time to 95 % of its change from first to last value, and its extremes; with
--step NAME, after each quick change of that column: the time to 63 % of the
answer (t63) and how far it shoots over what it comes to before the next change.
--period tells mean, least and most of every column over the last period.
Writes a PNG and a PDF beside the table, or where --output says.
"""

import argparse
import pathlib

import matplotlib.pyplot as plt
import numpy as np
from plot_sweep import COLOURS, Table, axis_label, fail

TIME = "Time [s]"
STEP = 0.05  # of a signal's range: a faster change than this a row is a step
SAME = 1e-6  # of a period: times that differ by less are the same


def crossing(t, y, level):
    """The first time at which y reaches the level, by straight lines."""
    side = np.sign(y - level)
    at = np.nonzero(side != side[0])[0]
    if len(at) == 0:
        return np.nan
    i = at[0]
    return t[i - 1] + (level - y[i - 1]) / (y[i] - y[i - 1]) * (t[i] - t[i - 1])


def steps(t, signal):
    """Rows at which a signal begins to change quickly."""
    spread = np.ptp(signal)
    if spread == 0.0:
        return []
    quick = np.abs(np.diff(signal)) > STEP * spread
    return [i for i in np.nonzero(quick)[0] if i == 0 or not quick[i - 1]]


def tell_steps(table, title, signal):
    t, y = table.columns[TIME], table.columns[title]
    starts = steps(t, table.columns[signal])
    for start, end in zip(starts, starts[1:] + [len(t) - 1]):
        before, after = y[start], y[end]
        change = after - before
        if change == 0.0:
            continue
        part = slice(start, end + 1)
        t63 = crossing(t[part], y[part], before + 0.632 * change) - t[start]
        beyond = max(0.0, np.max((y[part] - after) / change))
        print(f"{title}: step at {t[start]:g} s from {before:.4g} to "
              f"{after:.4g}: t63 {1e3 * t63:.3g} ms, overshoot "
              f"{100 * beyond:.3g} %")


def tell_course(table, title):
    t, y = table.columns[TIME], table.columns[title]
    t95 = crossing(t, y, y[0] + 0.95 * (y[-1] - y[0]))
    print(f"{title}: from {y[0]:.5g} to {y[-1]:.5g}, 95 % after {t95:.4g} s; "
          f"least {y.min():.5g} at {t[y.argmin()]:g} s, "
          f"most {y.max():.5g} at {t[y.argmax()]:g} s")


def tell_period(table, titles, period):
    t = table.columns[TIME]
    begin = t[-1] - period
    if begin < t[0] - SAME * period:
        fail(f"{table.path} is shorter than {period:g} s")
    rows = t >= begin - SAME * period
    times = t[rows]
    if len(times) < 3:
        fail(f"{table.path} has {len(times)} rows in the last {period:g} s: "
             "choose a shorter output interval")
    print(f"from {times[0]:g} s to {times[-1]:g} s:")
    for title in titles:
        y = table.columns[title][rows]
        # By straight lines: what jumps is a little off.
        mean = np.trapz(y, times) / (times[-1] - times[0])
        print(f"{title}: mean {mean:.6g}, least {np.min(y):.6g}, "
              f"most {np.max(y):.6g}, swing {np.ptp(y):.4g}")


def draw(table, titles, output):
    units = {}
    for title in titles:
        units.setdefault(title.rpartition(" [")[2], []).append(title)
    figure, axes = plt.subplots(len(units), 1, sharex=True, squeeze=False,
                                figsize=(6.4, 0.6 + 1.7 * len(units)),
                                layout="constrained")
    for axis, together in zip(axes[:, 0], units.values()):
        for title, colour in zip(together, COLOURS):
            axis.plot(table.columns[TIME], table.columns[title], "-",
                      color=colour, linewidth=1.3, label=axis_label(title))
        if len(together) == 1:
            axis.set_ylabel(axis_label(together[0]))
        else:
            axis.legend(frameon=False, fontsize=8)
        values = np.concatenate([table.columns[title] for title in together])
        values = values[np.isfinite(values)]
        if len(values) and values.min() > 0 and values.max() > 1e3 * values.min():
            axis.set_yscale("log")
        axis.grid(alpha=0.3)
        axis.margins(x=0)
    axes[-1, 0].set_xlabel("Time [s]")
    for suffix in (".png", ".pdf"):
        figure.savefig(output.with_suffix(suffix), dpi=160)
    print(f"wrote {output.with_suffix('.png')} and .pdf")


def main():
    parser = argparse.ArgumentParser(
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("table", type=pathlib.Path)
    parser.add_argument("--columns", nargs="+", metavar="NAME")
    parser.add_argument("--of", metavar="NAME")
    parser.add_argument("--step", metavar="NAME")
    parser.add_argument("--period", type=float, metavar="SECONDS")
    parser.add_argument("--output", type=pathlib.Path)
    arguments = parser.parse_args()

    table = Table(arguments.table)
    if TIME not in table.titles:
        fail(f"{table.path} is no table of a transient: no column {TIME}")

    def found(name):
        title = table.find(name)
        if title is None:
            fail(f"{table.path} has no column {name}; there are "
                 + ", ".join(table.titles))
        return title

    titles = ([found(name) for name in arguments.columns]
              if arguments.columns else table.titles[1:])
    draw(table, titles, arguments.output or arguments.table)
    if arguments.period is not None:
        if not arguments.period > 0.0:
            fail("--period wants a time above 0")
        tell_period(table, titles, arguments.period)
    if arguments.of:
        title = found(arguments.of)
        if arguments.step:
            tell_steps(table, title, found(arguments.step))
        else:
            tell_course(table, title)


if __name__ == "__main__":
    main()
