"""Voltage of wet hydrogen against oxygen of 1 bar, by NIST's Shomate equations (thermochemistry.py).

    /usr/bin/python3 hydrogen_voltage.py [--write hydrogen_voltage.csv]

10 % H2O and 2 % H2 at 1 bar and 1053.15 K: U = RT/2F ln(p_H2O/(K p_H2)).
"""
import argparse
from math import log

from thermochemistry import ln_K

R, F, T = 8.314462618, 96485.33212, 1053.15


def main():
    options = argparse.ArgumentParser(description="Voltage of wet hydrogen against oxygen of 1 bar.")
    options.add_argument("--write", metavar="FILE", help="write the table (CSV)")
    o = options.parse_args()
    text = f"T [K],U [V]\n{T},{R * T / (2 * F) * (log(0.1 / 0.02) - ln_K('H2', 'H2O', T)):.9f}\n"
    print(text, end="")
    if o.write:
        with open(o.write, "w") as table:
            table.write(f"# /usr/bin/python3 hydrogen_voltage.py --write {o.write}\n" + text)


if __name__ == "__main__":
    main()
