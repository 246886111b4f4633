// The wide-band element in 3D: gas access hole, ring barrier and chamber are
// round. A sector of it, cut at angle 0 and at the sector's angle, where nothing
// passes by symmetry; currents are those of the sector. Lengths in mm.
//
// From bottom to top as parameter_files/wide_band/element.prm has them. Every
// ring consists of two blocks, the hole's core of one between the four points of
// axis, circle and the middle of its arc.
DefineConstant[
  sector   = {90,   Name "Sector [deg]"},
  n_around = {2,    Name "Cells around half the sector"},
  fineness = {1,    Name "Fineness"},
  hole     = {0.14, Name "Hole radius [mm]"},
  inside   = {0.30, Name "Barrier's inner radius [mm]"},
  outside  = {0.75, Name "Barrier's outer radius [mm]"},
  rim      = {3,    Name "Rim radius [mm]"},
  gap      = {40,   Name "Chamber height [um]"}
];

// Radii, with the cells of the ring that ends there and the ratio of each to the
// one before: small where oxygen arrives on an electrode and round edges.
radii[]  = {0.5 * hole, hole, 0.2, inside, outside, 0.8, 1.0, 1.2, 1.35, 1.5, rim};
cells[]  = {0, 3, 3, 3, 6, 3, 5, 4, 5, 4, 6};
growth[] = {1, 1/1.5, 1, 1.3, 1, 1, 1.5, 1, 1, 1, 1.7};
n_rings  = #radii[];

// Heights of the levels, and of the cells in them by parts of the whole.
heights[] = {0.19, 0.02, 0.19, 0.1, 0.5, 0.001 * gap, 0.5, 0.15};
n_levels  = #heights[];

Point(1) = {0, 0, 0};
For r In {0 : n_rings - 1}
  For a In {0 : 2}
    angle = a * sector / 2 * Pi / 180;
    Point(100 + 10 * r + a) = {radii[r] * Cos(angle), radii[r] * Sin(angle), 0};
  EndFor
  For a In {0 : 1}
    Circle(1000 + 10 * r + a) = {100 + 10 * r + a, 1, 101 + 10 * r + a};
    Transfinite Curve{1000 + 10 * r + a} = n_around + 1;
  EndFor
EndFor
Line(1) = {1, 100};
Line(2) = {102, 1};
Transfinite Curve{1, 2} = n_around + 1;
Curve Loop(1) = {1, 1000, 1001, 2};
Plane Surface(1) = {1};
Transfinite Surface{1} = {1, 100, 101, 102};
Recombine Surface{1};

base[] = {1}; // surfaces of one level: the core, then two of each ring
For r In {1 : n_rings - 1}
  n = Ceil(fineness * cells[r]);
  For a In {0 : 2}
    line = 2000 + 10 * r + a;
    Line(line) = {90 + 10 * r + a, 100 + 10 * r + a};
    Transfinite Curve{line} = n + 1 Using Progression growth[r]^(1 / fineness);
  EndFor
  For a In {0 : 1}
    one = 2000 + 10 * r + a;
    Curve Loop(one) = {one, 1000 + 10 * r + a, -(one + 1), -(990 + 10 * r + a)};
    Plane Surface(one) = {one};
    Transfinite Surface{one};
    Recombine Surface{one};
    base[] += {one};
  EndFor
EndFor

// Regions by level and ring; rings count from the core, 0, to the rim.
sheets[] = {}; heater[] = {}; cover[] = {}; duct_sheet[] = {}; nernst[] = {};
chamber_level[] = {}; pump[] = {}; slit[] = {}; barrier[] = {}; chamber[] = {};
web[] = {}; access[] = {}; layer[] = {}; inner_duct[] = {}; outer_duct[] = {};
exhaust_opening[] = {}; layer_top[] = {}; air_opening[] = {}; inner_pump[] = {};
measuring[] = {}; outer_pump[] = {}; reference[] = {};

For l In {0 : n_levels - 1}
  // Sheets beside electrodes have small cells at both of their sides.
  If(l == 4 || l == 6)
    steps[] = {0.03, 0.08, 0.16, 0.29, 0.5, 0.71, 0.84, 0.92, 0.97, 1};
  ElseIf(l == 5)
    steps[] = {0.25, 0.5, 0.75, 1};
  ElseIf(l == 7)
    steps[] = {0.1, 0.25, 0.55, 1};
  ElseIf(l == 3)
    steps[] = {0.3, 0.6, 0.85, 1};
  Else
    steps[] = {1};
  EndIf
  fine[] = {}; ones[] = {};
  n_fine = Ceil(fineness);
  below  = 0;
  For s In {0 : #steps[] - 1}
    For f In {1 : n_fine}
      fine[] += {below + (steps[s] - below) * f / n_fine};
      ones[] += {1};
    EndFor
    below = steps[s];
  EndFor

  above[] = {};
  For b In {0 : #base[] - 1}
    ring  = b == 0 ? 0 : Floor((b + 1) / 2);
    out[] = Extrude {0, 0, heights[l]} {
      Surface{base[b]}; Layers{ones[], fine[]}; Recombine;
    };
    above[] += {out[0]};
    If(l == 0)
      sheets[] += {out[1]};
    ElseIf(l == 1)
      heater[] += {out[1]};
    ElseIf(l == 2)
      cover[] += {out[1]};
    ElseIf(l == 3)
      If(ring >= 6 && ring <= 8)
        inner_duct[] += {out[1]};
        reference[] += {out[0]};
      ElseIf(ring >= 9)
        outer_duct[] += {out[1]};
        If(ring == n_rings - 1)
          air_opening[] += {out[3]};
        EndIf
      Else
        duct_sheet[] += {out[1]};
      EndIf
    ElseIf(l == 4)
      nernst[] += {out[1]};
      If(ring == 8)
        measuring[] += {out[0]};
      EndIf
    ElseIf(l == 5)
      If(ring <= 3)
        slit[] += {out[1]};
      ElseIf(ring == 4)
        barrier[] += {out[1]};
      ElseIf(ring <= 8)
        chamber[] += {out[1]};
        If(ring >= 6)
          inner_pump[] += {out[0]};
        EndIf
      ElseIf(ring == 9)
        web[] += {out[1]};
      Else
        chamber_level[] += {out[1]};
      EndIf
    ElseIf(l == 6)
      If(ring <= 1)
        access[] += {out[1]};
        exhaust_opening[] += {out[0]};
      Else
        pump[] += {out[1]};
      EndIf
      If(ring >= 3 && ring <= 9)
        outer_pump[] += {out[0]};
      EndIf
    ElseIf(ring >= 3 && ring <= 9)
      layer[] += {out[1]};
      layer_top[] += {out[0]};
    Else
      // no body above: in no physical group
    EndIf
  EndFor
  base[] = above[];
EndFor

Physical Volume("heater sheet")      = sheets[];
Physical Volume("heater level")      = heater[];
Physical Volume("cover sheet")       = cover[];
Physical Volume("duct level")        = duct_sheet[];
Physical Volume("inner duct")        = inner_duct[];
Physical Volume("outer duct")        = outer_duct[];
Physical Volume("Nernst sheet")      = nernst[];
Physical Volume("slit")              = slit[];
Physical Volume("diffusion barrier") = barrier[];
Physical Volume("chamber")           = chamber[];
Physical Volume("web")               = web[];
Physical Volume("chamber level")     = chamber_level[];
Physical Volume("gas access hole")   = access[];
Physical Volume("pump sheet")        = pump[];
Physical Volume("protective layer")  = layer[];

Physical Surface("exhaust opening")       = exhaust_opening[];
Physical Surface("layer top")             = layer_top[];
Physical Surface("air opening")           = air_opening[];
Physical Surface("inner pump electrode")  = inner_pump[];
Physical Surface("measuring electrode")   = measuring[];
Physical Surface("outer pump electrode")  = outer_pump[];
Physical Surface("reference electrode")   = reference[];
