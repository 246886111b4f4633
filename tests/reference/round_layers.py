"""Solutions of Laplace's equation in round layers, and collocation on rings: what wide_band_1d.py is built of."""
from types import SimpleNamespace

import numpy as np
from scipy.optimize import brentq
from scipy.special import ive, j0, j1, jn_zeros, kve, y0, y1


def corner_resistance(a, h, modes=800):
    """Laplace resistance [1/m] of the turn from a hole of radius a into a slit of height h, beyond hole (down to the slit's
    roof) and slit (from r = a outward). Bessel modes in the hole, cosine modes in the slit, both in the disc below."""
    j = jn_zeros(1, modes) / a
    q = np.arange(1, int(modes * h / a) + 5) * np.pi / h
    J, tanh, sign = j0(j * a), np.tanh(j * h), np.cos(q * h)
    I, K = ive(1, q * a) / ive(0, q * a), kve(0, q * a) / kve(1, q * a)
    mixed, c = 1 / (j[:, None] ** 2 + q**2), 1 / (2 * np.pi * a * a * h)
    matrix = np.block([[np.diag((1 + tanh) * (a * J) ** 2 / 2), mixed * J[:, None] * (sign * a * q * I)],
                       [mixed.T * sign[:, None] * (j * tanh * J), np.diag((1 + I * K) * h / 2)]])
    top, side = np.split(np.linalg.solve(matrix, np.r_[c * a * a * J / j**2, -2 * c * h * sign / q**2]), [modes])
    return c * (2 * h * h / 3 + a * a / 4) - np.sum(top * J * tanh / (j * h)) + np.sum(2 * side * sign * I / (q * a))


def graded(a, b, n):
    """n elements on [a, b], refined towards both ends."""
    return a + (b - a) * (1 - np.cos(np.pi * np.arange(n + 1) / n)) / 2


def collocation(breaks, stages, fine=64):
    """Gauss nodes x and weights w of all elements, integration from the left end to each node, and interpolation of
    nodal values to a finer rule (X, W), on which the modes are integrated."""
    unit = [((x + 1) / 2, w / 2) for x, w in map(np.polynomial.legendre.leggauss, (stages, fine))]
    (x, w), (X, W), powers, d = *unit, np.arange(stages), np.diff(breaks)
    coefficients = np.linalg.inv(x[:, None] ** powers)
    within, earlier = (x[:, None] ** (powers + 1) / (powers + 1)) @ coefficients, np.tril(np.ones((len(d), len(d))), -1)
    place = lambda nodes: (np.asarray(breaks)[:-1, None] + d[:, None] * nodes).ravel()
    return SimpleNamespace(x=place(x), w=np.outer(d, w).ravel(), X=place(X), W=np.outer(d, W).ravel(), breaks=np.asarray(breaks),
                           basis=lambda at: (at[..., None] ** powers) @ coefficients,
                           to_node=(np.kron(earlier, np.ones((stages, 1)) * w) + np.kron(np.eye(len(d)), within)) * np.repeat(d, stages),
                           to_fine=np.kron(np.eye(len(d)), (X[:, None] ** powers) @ coefficients))


def ring(c, r=lambda x: x, dr=lambda x: 1.0):
    """Ring surface with the nodes of a collocation c in x; r(x) and its derivative."""
    area, fine_area = 2 * np.pi * r(c.x) * dr(c.x) * c.w, 2 * np.pi * r(c.X) * dr(c.X) * c.W
    return SimpleNamespace(r=r(c.x), area=area, R=r(c.X), to_fine=c.to_fine * fine_area[:, None], c=c, to_r=r, slope=dr)


def radial_modes(a, b, count):
    """Wave numbers of the Neumann modes of the annulus a < r < b (disc if a = 0) and a function: normalised modes at r."""
    if a == 0:
        k = jn_zeros(1, count) / b
        shape = lambda r: j0(np.outer(r, k))
    else:
        wronskian = lambda k: j1(k * b) * y1(k * a) - y1(k * b) * j1(k * a)
        grid = np.pi / (b - a) * np.arange(0.25, count + 10, 0.25)
        value = wronskian(grid)
        k = np.array([brentq(wronskian, *grid[n:n + 2], xtol=1e-9) for n in np.flatnonzero(value[1:] * value[:-1] < 0)])[:count]
        shape = lambda r: j0(np.outer(r, k)) * y1(k * a) - y0(np.outer(r, k)) * j1(k * a)
    norm = np.sqrt(np.pi * ((b * shape([b])[0]) ** 2 - (a * shape([a])[0]) ** 2))
    return k, lambda r: shape(r) / norm


def laplace(rings, on_top, a, b, count, same, opposite, mean):
    """Potentials at the nodes of rings on the faces of the annulus a < r < b = matrix @ gradients into it there. Of a mode
    of wave number k: same(k) on a gradient's own face, opposite(k) on the other one; mean: of uniform ones (own, other)."""
    k, shape = radial_modes(a, b, count)
    at, moments = np.vstack([shape(s.r) for s in rings]), np.vstack([s.to_fine.T @ shape(s.R) for s in rings])
    top, area = np.repeat(on_top, [len(s.r) for s in rings]), np.concatenate([s.area for s in rings])
    own = top[:, None] == top
    return (np.where(own, (at * same(k)) @ moments.T, (at * opposite(k)) @ moments.T)
            + np.where(own, *mean) * area / (np.pi * (b**2 - a**2)))


def across(target, source, same, h, ends):
    """Deviations from the mean over a gap's height h at the nodes of a ring = matrix @ gradients into the gap at a ring on
    the same or the opposite wall. Sum of the modes cos(n pi z/h) with their decay exp(-n pi |r - r'|/h) [sqrt(r'/r)
    for the curvature: 1e-4], mirrored at the gap's ends: a logarithm, that is local as radial modes are not. It must
    be: the oxygen falls by 1e-7 along the pump electrode. Gauss's rule graded towards the logarithm's singularity."""
    t, w = ((q + 1) / 2 if n == 0 else q / 2 for n, q in enumerate(np.polynomial.legendre.leggauss(24)))
    a, b = source.c.breaks[:-1], source.c.breaks[1:]
    nearest, result = np.clip(target.c.x[:, None], a, b)[..., None], 0
    for side in (a[:, None], b[:, None]):
        at, weight = nearest + (side - nearest) * t**4, np.abs(side - nearest) * 4 * t**3 * w
        r, here, kernel = source.to_r(at), target.r[:, None, None], 0
        for image in (r, *(2 * end - r for end in ends)):
            decay = np.exp(-np.pi * np.maximum(np.abs(here - image), 1e-18) / h)
            kernel = kernel - np.log1p(-decay if same else decay) / np.pi
        result = result + np.einsum("ieq,ieqs->ies", kernel * np.sqrt(r / here) * source.slope(at) * weight,
                                    source.c.basis((at - a[:, None]) / (b - a)[:, None]))
    return result.reshape(len(target.r), -1)


def coth(x):
    return 1 / np.tanh(x)


def csch(x):
    return 1 / np.sinh(np.minimum(x, 300))
