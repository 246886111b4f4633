#!/usr/bin/python3
"""Draws the regions, the surfaces and the fields of a run as pictures.

usage: draw_fields.py RUN_FOLDER [--point N] [--fields NAME ...] [--log NAME ...]
                      [--range LOW HIGH] [--window A B C D] [--cut Y | --level Z]
                      [--mesh] [--output FOLDER]

Reads mesh.vtm and fields.pvd of the run folder and writes PNGs into its folder
pictures/: mesh.png with every region and surface by name, and a map of each
field, grey where it does not live. A 3D model is cut at one y,
or at one level z and seen from above. Windows are in mm: from A to B in r (or x),
from C to D in z (or y); each is drawn, too. Flat windows
are stretched along z, which the axis then says. With a range given, pictures of
several runs have the same colours. No display is needed.
"""

import argparse
import pathlib
import sys
import xml.etree.ElementTree

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.colors import LogNorm, Normalize, hsv_to_rgb
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.tri import Triangulation
from vtkmodules.util.numpy_support import numpy_to_vtk, vtk_to_numpy
from vtkmodules.vtkCommonDataModel import (vtkCompositeDataSet,
                                           vtkNonMergingPointLocator, vtkPlane)
from vtkmodules.vtkFiltersCore import vtkAppendFilter, vtkCutter
from vtkmodules.vtkIOXML import (vtkXMLMultiBlockDataReader,
                                 vtkXMLPUnstructuredGridReader)

MM = 1e3
EMPTY = "0.87"
CELL = "cell of the model"
LOG_RANGE = 1e6
FLAT = 1e-9  # of a value: round-off of a field that is the same everywhere


def fail(sentence):
    sys.exit(f"draw_fields.py: {sentence}")


class Section:
    """A plane picture of a grid: corner points [mm] and cells as polygons.

    A grid of a 3D model is cut: (1, y) or (2, z) [m]; None: the model is plane.
    """

    def __init__(self, grid, cut=None):
        points = self.points_of(grid)
        self.spatial = cut is not None
        if self.spatial:
            grid = self.cut(grid, *cut)
            points = self.points_of(grid)[:, [0, 3 - cut[0]]]
        self.points = MM * points[:, :2]
        self.grid = grid

    @staticmethod
    def points_of(grid):
        if not grid.GetNumberOfPoints():
            return np.zeros((0, 3))
        return vtk_to_numpy(grid.GetPoints().GetData()).astype(float)

    @staticmethod
    def cut(grid, direction, position):
        numbered = grid.NewInstance()
        numbered.ShallowCopy(grid)
        numbers = numpy_to_vtk(np.arange(grid.GetNumberOfCells()), deep=True)
        numbers.SetName(CELL)
        numbered.GetCellData().AddArray(numbers)
        normal = np.eye(3)[direction]
        plane = vtkPlane()
        plane.SetOrigin(position * normal)
        plane.SetNormal(normal)
        cutter = vtkCutter()
        cutter.GenerateTrianglesOff()
        cutter.SetCutFunction(plane)
        # Where a field ends, the points of both sides have to stay apart.
        cutter.SetLocator(vtkNonMergingPointLocator())
        cutter.SetInputData(numbered)
        cutter.Update()
        return cutter.GetOutput()

    def cells(self):
        """Corner numbers of each cell in the order around it."""
        for i in range(self.grid.GetNumberOfCells()):
            cell = self.grid.GetCell(i)
            corners = [cell.GetPointId(j) for j in
                       range(cell.GetNumberOfPoints())]
            if cell.GetCellType() == 8:  # a pixel counts row by row
                corners = [corners[j] for j in (0, 1, 3, 2)]
            yield i, corners

    def polygons(self):
        if not self.spatial:
            return [self.points[corners] for _, corners in self.cells()
                    if len(corners) > 2]
        # The cut of a cell may come in triangles: together they are convex.
        numbers = self.grid.GetCellData().GetArray(CELL)
        corners_of = {}
        for i, corners in self.cells():
            if len(corners) > 2:
                corners_of.setdefault(numbers.GetTuple1(i), []).extend(corners)
        result = []
        for corners in corners_of.values():
            points = self.points[corners]
            off = points - points.mean(axis=0)
            result.append(points[np.argsort(np.arctan2(off[:, 1], off[:, 0]))])
        return result

    def lines(self):
        return [self.points[corners[:2]] for _, corners in self.cells()
                if len(corners) == 2]

    def values(self, name):
        return vtk_to_numpy(
            self.grid.GetPointData().GetArray(name)).astype(float)

    def triangulation(self, finite):
        triangles = []
        for _, corners in self.cells():
            for k in range(1, len(corners) - 1):
                triangles.append((corners[0], corners[k], corners[k + 1]))
        triangles = np.array(triangles, int).reshape(-1, 3)
        return triangles[finite[triangles].all(axis=1)]


def blocks(data, name=None, result=None):
    """Grids by the name of their block; unnamed parts belong to the parent."""
    result = {} if result is None else result
    iterations = data.GetNumberOfBlocks() if hasattr(
        data, "GetNumberOfBlocks") else data.GetNumberOfPieces()
    for i in range(iterations):
        block = (data.GetBlock(i) if hasattr(data, "GetBlock")
                 else data.GetPiece(i))
        own = None
        if data.HasMetaData(i):
            own = data.GetMetaData(i).Get(vtkCompositeDataSet.NAME())
        if block is None:
            continue
        if block.IsA("vtkDataSet"):
            result.setdefault(own or name or "?", []).append(block)
        else:
            blocks(block, own or name, result)
    return result


def cut_position(grids, wanted, level):
    """Cut of a Section, by default at the middle y; None of a plane model."""
    bounds = np.array([grid.GetBounds() for grid in grids
                       if grid.GetNumberOfPoints()])
    if bounds[:, 4].min() == bounds[:, 5].max():
        return None
    direction = 1 if level is None else 2
    wanted = wanted if level is None else level
    low = bounds[:, 2 * direction].min()
    high = bounds[:, 2 * direction + 1].max()
    if wanted is not None and not low <= wanted / MM <= high:
        fail(f"the model lies in {'xyz'[direction]} = {MM * low:g} ... "
             f"{MM * high:g} mm")
    middle = 0.5 * (low + high) if wanted is None else wanted / MM
    # Not in a plane of the mesh, where the cells of both sides would be cut.
    step = 1e-7 * (high - low)
    return direction, (middle + step if middle + step < high
                       else middle - step)


def axis_names(radial, cut):
    return "r" if radial and cut is None else "x", \
        "y" if cut is not None and cut[0] == 2 else "z"


def palette(number):
    """Colours that differ, neighbours in the list most of all."""
    hues = (0.08 + 0.618034 * np.arange(number)) % 1.0
    tones = [(0.32, 0.93), (0.55, 0.80), (0.20, 0.86)]
    return [hsv_to_rgb((hue, *tones[i % 3])) for i, hue in enumerate(hues)]


def joined(grids):
    append = vtkAppendFilter()
    for grid in grids:
        append.AddInputData(grid)
    append.Update()
    return append.GetOutput()


def read_mesh(folder, number):
    """Grids by name of a point, by default the last; {} if there are none."""
    files = {int(file.stem[len("mesh_"):] or 0): file
             for file in [*folder.glob("mesh.vtm"),
                          *folder.glob("mesh_[0-9]*.vtm")]}
    # A sweep that changes the mesh writes one that holds from a point on.
    known = [first for first in files if number is None or first <= number]
    if not known:
        return {}
    file = files[max(known)]
    reader = vtkXMLMultiBlockDataReader()
    reader.SetFileName(str(file))
    reader.Update()
    result = {name: joined(grids)
              for name, grids in blocks(reader.GetOutput()).items()}
    result = {name: grid for name, grid in result.items()
              if grid.GetNumberOfCells()}
    if not result:
        fail(f"{file} or a file that it names is damaged")
    return result


def read_point(folder, number):
    """Grid of one point of fields.pvd, and its number."""
    pvd = folder / "fields.pvd"
    try:
        tree = xml.etree.ElementTree.parse(pvd)
    except OSError:
        fail(f"there is no {pvd}")
    except xml.etree.ElementTree.ParseError as error:
        fail(f"{pvd} is damaged: {error}")
    files = {round(float(entry.get("timestep"))): entry.get("file")
             for entry in tree.iter("DataSet")}
    if not files:
        fail(f"{pvd} lists no points")
    number = max(files) if number is None else number
    if number not in files:
        fail(f"{pvd} has no point {number}; it has "
             + ", ".join(str(known) for known in sorted(files)))
    reader = vtkXMLPUnstructuredGridReader()
    reader.SetFileName(str(folder / files[number]))
    reader.Update()
    return reader.GetOutput(), number


def swept_values(grid):
    """Numbers in the field data, as a title."""
    data = grid.GetFieldData()
    parts = []
    for i in range(data.GetNumberOfArrays()):
        array = data.GetArray(i)
        if array is not None and array.GetNumberOfTuples() == 1:
            value = array.GetTuple1(0)
            if array.GetName() not in ("TIME", "CYCLE", "TimeValue"):
                text = "air" if np.isinf(value) else f"{value:g}"
                name, _, unit = array.GetName().rpartition(" [")
                unit = unit.rstrip("]")
                parts.append(f"{name or array.GetName()} {text}"
                             + ("" if unit in ("-", "") or not name
                                else f" {unit}"))
    return ", ".join(parts)


def open_picture(window, names):
    """Figure and axis for a window (x0, x1, z0, z1) in mm."""
    width, height = window[1] - window[0], window[3] - window[2]
    stretch = max(1.0, round(0.3 * width / height))
    figure, axis = plt.subplots(
        figsize=(8.6, min(9.0, 1.1 + 6.6 * stretch * height / width)))
    axis.set_aspect(stretch)
    axis.set_xlim(window[0], window[1])
    axis.set_ylim(window[2], window[3])
    axis.set_facecolor("white")
    axis.set_xlabel(f"{names[0]} [mm]")
    axis.set_ylabel(f"{names[1]} [mm]" + (f", stretched {stretch:g} : 1"
                                if stretch > 1.0 else ""))
    return figure, axis


def save(figure, file):
    try:
        figure.savefig(file, dpi=170, bbox_inches="tight")
    except OSError as error:
        fail(f"{file} cannot be written: {error.strerror}")
    plt.close(figure)
    print(file)


def draw_mesh(sections, window, names, edges, file):
    def visible(lines):
        return any(line[:, 0].max() > window[0] and line[:, 0].min() < window[1]
                   and line[:, 1].max() > window[2]
                   and line[:, 1].min() < window[3] for line in lines)

    regions = {name: section for name, section in sections.items()
               if section.polygons()}
    surfaces = {name: section for name, section in sections.items()
                if name not in regions and section.lines()}
    figure, axis = open_picture(window, names)
    pale = palette(len(regions))
    strong = plt.get_cmap("Dark2").colors + plt.get_cmap("tab10").colors
    handles = []
    for i, (name, section) in enumerate(regions.items()):
        colour = pale[i]
        axis.add_collection(PolyCollection(
            section.polygons(), facecolors=[colour],
            edgecolors="0.45" if edges else "face",
            linewidths=0.25 if edges else 0.1))
        if visible(section.polygons()):
            handles.append(Patch(facecolor=colour, edgecolor="0.45",
                                 label=name))
    for i, (name, section) in enumerate(surfaces.items()):
        colour = strong[i % len(strong)]
        # Surfaces may overlap: the later ones are thinner.
        axis.add_collection(LineCollection(
            section.lines(), colors=[colour], capstyle="round",
            linewidths=5.0 - 3.5 * i / max(1, len(surfaces)), clip_on=True))
        if visible(section.lines()):
            handles.append(Line2D([], [], color=colour, linewidth=3,
                                  label=name))
    axis.legend(handles=handles, loc="upper left", bbox_to_anchor=(1.0, 1.0),
                fontsize=7.5, frameon=False)
    save(figure, file)


def draw_number(section, text, window, names, lives, title, file):
    """Where a field is the same everywhere: its place and its value."""
    figure, axis = open_picture(window, names)
    axis.add_collection(PolyCollection(section.polygons(), facecolors=EMPTY,
                                       edgecolors=EMPTY, linewidths=0.2))
    triangles = section.triangulation(lives)
    axis.tripcolor(
        Triangulation(section.points[:, 0], section.points[:, 1], triangles),
        np.ones(len(section.points)), vmin=0.0, vmax=2.0, cmap="Blues")
    axis.text(0.5, 0.5, text, transform=axis.transAxes, ha="center",
              va="center", fontsize=12)
    axis.set_title(title, fontsize=10)
    save(figure, file)


def draw_field(section, name, window, names, logarithmic, limits, title, file):
    values = section.values(name)
    if values.ndim == 2:  # a vector: its magnitude
        values = np.linalg.norm(values, axis=1)
        title = f"magnitude, {title}"
    lives = np.isfinite(values)
    inside = lives & ((section.points[:, 0] >= window[0])
                      & (section.points[:, 0] <= window[1])
                      & (section.points[:, 1] >= window[2])
                      & (section.points[:, 1] <= window[3]))
    if not inside.any():
        return
    low, high = values[inside].min(), values[inside].max()
    extend = "neither"
    if limits:
        norm = (LogNorm if logarithmic else Normalize)(*limits)
        extend = "both"
        values = np.maximum(np.where(lives, values, limits[0]), limits[0])
    elif logarithmic and high > 0.0:
        floor = max(high / LOG_RANGE, values[inside & (values > 0.0)].min())
        extend = "min" if floor > low else "neither"
        values = np.maximum(np.where(lives, values, floor), floor)
        norm = LogNorm(floor, high if high > floor else 10.0 * floor)
    else:
        if high - low <= FLAT * max(abs(low), abs(high)):
            return draw_number(section, f"{name} = {(low + high) / 2:.6g}",
                               window, names, lives, title, file)
        norm = Normalize(low, high)
    figure, axis = open_picture(window, names)
    axis.add_collection(PolyCollection(section.polygons(), facecolors=EMPTY,
                                       edgecolors=EMPTY, linewidths=0.2))
    triangles = section.triangulation(lives)
    if not len(triangles):
        plt.close(figure)
        return
    unit = name.rpartition("[")[2]
    colour_map = "inferno" if unit == "K]" else "viridis"
    image = axis.tripcolor(
        Triangulation(section.points[:, 0], section.points[:, 1], triangles),
        np.where(lives, values, low), shading="gouraud", norm=norm,
        cmap=colour_map)
    figure.colorbar(image, ax=axis, label=name, shrink=0.9, extend=extend)
    axis.set_title(title, fontsize=10)
    save(figure, file)


def window_of(section):
    x, z = section.points[:, 0], section.points[:, 1]
    margin = 0.02 * max(np.ptp(x), np.ptp(z))
    return (x.min() - margin, x.max() + margin,
            z.min() - margin, z.max() + margin)


def wanted_arrays(grid, names):
    data = grid.GetPointData()
    known = [data.GetArrayName(i) for i in range(data.GetNumberOfArrays())]
    if not names:
        return known
    result = []
    for name in names:
        match = [title for title in known
                 if name in (title, title.rsplit(" [", 1)[0])]
        if not match:
            fail(f"there is no field {name}; there are " + ", ".join(known))
        result += match
    return result


def is_radial(folder):
    try:
        text = (folder / "parameters.prm").read_text()
    except OSError:
        return True
    return "planar" not in text.split("Symmetry", 1)[-1].split("\n", 1)[0]


def main():
    parser = argparse.ArgumentParser(
        description="Draws regions, surfaces and fields of a run.")
    parser.add_argument("folder", type=pathlib.Path, metavar="RUN_FOLDER")
    parser.add_argument("--point", type=int, metavar="N",
                        help="number of the sweep point (default: the last)")
    parser.add_argument("--fields", nargs="+", metavar="NAME",
                        help="which fields, none: - (default: all)")
    parser.add_argument("--log", nargs="+", default=[], metavar="NAME",
                        help="fields to draw on a logarithmic scale")
    parser.add_argument("--range", nargs=2, type=float, metavar=("LOW", "HIGH"),
                        help="what the colours span (default: the field's own)")
    parser.add_argument("--window", nargs=4, type=float, action="append",
                        default=[], metavar=("A", "B", "C", "D"),
                        help="a part to draw as well [mm]; can be repeated")
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--cut", type=float, metavar="Y",
                       help="where to cut a 3D model [mm] (default: middle)")
    where.add_argument("--level", type=float, metavar="Z",
                       help="where to cut it and look at it from above [mm]")
    parser.add_argument("--mesh", action="store_true",
                        help="draw the cells in the picture of the regions")
    parser.add_argument("--output", type=pathlib.Path, metavar="FOLDER",
                        help="folder of the pictures")
    arguments = parser.parse_args()
    if arguments.range and not arguments.range[0] < arguments.range[1]:
        fail("--range: the first value is to be below the second")
    if arguments.range and arguments.log and arguments.range[0] <= 0.0:
        fail("--range: a logarithmic scale begins above 0")

    folder = arguments.folder
    if not folder.is_dir():
        fail(f"there is no folder {folder}")
    output = arguments.output or folder / "pictures"
    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        fail(f"{output} cannot be made: {error.strerror}")

    radial = is_radial(folder)
    mesh = read_mesh(folder, arguments.point)
    if mesh:
        cut = cut_position(mesh.values(), arguments.cut, arguments.level)
        mesh = {name: Section(grid, cut) for name, grid in mesh.items()}
        everything = Section.__new__(Section)
        everything.points = np.concatenate(
            [section.points for section in mesh.values()])
        for i, window in enumerate([window_of(everything)]
                                   + arguments.window):
            draw_mesh(mesh, window, axis_names(radial, cut), arguments.mesh,
                      output / f"mesh{f'_{i}' if i else ''}.png")
    if arguments.fields == ["-"] or not (folder / "fields.pvd").exists():
        if not mesh:
            fail(f"{folder} holds neither mesh.vtm nor fields.pvd")
        return

    grid, number = read_point(folder, arguments.point)
    swept = swept_values(grid)
    cut = cut_position([grid], arguments.cut, arguments.level)
    section = Section(grid, cut)
    for title in wanted_arrays(grid, arguments.fields):
        name = title.rsplit(" [", 1)[0]
        for i, window in enumerate([window_of(section)] + arguments.window):
            draw_field(section, title, window, axis_names(radial, cut),
                       name in arguments.log or title in arguments.log,
                       arguments.range,
                       ", ".join(filter(None, (f"point {number}", swept))),
                       output / f"{name.replace(' ', '_').replace('/', '_')}"
                       f"_{number}{f'_{i}' if i else ''}.png")


if __name__ == "__main__":
    main()
