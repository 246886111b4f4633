// A round pump cell with radial webs between its sheets, half a web and half of
// what is between two of them: cut at angle 0, in the middle of a web, and at 180
// degrees over the number of webs. Lengths in mm.
//
// From bottom to top as parameter_files/pump_cell/clearance.inc has them; webs
// reach through clearance and fine layer, from their inner radius to the layers'
// rim.
DefineConstant[
  n_webs  = {4,    Name "Webs"},
  web     = {6,    Name "Half angle of a web [deg]"},
  inner   = {0.4,  Name "Webs' inner radius [mm]"},
  orifice = {0.15, Name "Orifice radius [mm]"},
  height  = {40,   Name "Clearance height [um]"},
  n_web   = {1,    Name "Cells across half a web"},
  n_free  = {4,    Name "Cells between web and cut"}
];

angles[]  = {0, web, 180 / n_webs};
around[]  = {n_web, n_free};
radii[]   = {0.5 * orifice, orifice, 0.25, inner, 1.4, 2};
cells[]   = {0, 2, 2, 3, 9, 4};
growth[]  = {1, 0.7, 1, 1, 1, 1.7};
heights[] = {0.45, 0.001 * height, 0.15, 0.45, 0.15};

Point(1) = {0, 0, 0};
For r In {0 : #radii[] - 1}
  For a In {0 : 2}
    angle = angles[a] * Pi / 180;
    Point(100 + 10 * r + a) = {radii[r] * Cos(angle), radii[r] * Sin(angle), 0};
  EndFor
  For a In {0 : 1}
    Circle(1000 + 10 * r + a) = {100 + 10 * r + a, 1, 101 + 10 * r + a};
    Transfinite Curve{1000 + 10 * r + a} = around[a] + 1;
  EndFor
EndFor
Line(1) = {1, 100};
Line(2) = {102, 1};
Transfinite Curve{1} = n_free + 1;
Transfinite Curve{2} = n_web + 1;
Curve Loop(1) = {1, 1000, 1001, 2};
Plane Surface(1) = {1};
Transfinite Surface{1} = {1, 100, 101, 102};
Recombine Surface{1};

base[] = {1}; // surfaces of one level: the core, then of each ring web and rest
For r In {1 : #radii[] - 1}
  For a In {0 : 2}
    line = 2000 + 10 * r + a;
    Line(line) = {90 + 10 * r + a, 100 + 10 * r + a};
    Transfinite Curve{line} = cells[r] + 1 Using Progression growth[r];
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

second[] = {}; first[] = {}; frame[] = {}; clearance[] = {}; fine[] = {};
webs[] = {}; lower_orifice[] = {}; upper_orifice[] = {}; coarse[] = {};
mouth[] = {}; coarse_top[] = {};

For l In {0 : #heights[] - 1}
  If(l == 0)
    steps[] = {0.4, 0.7, 0.9, 1};
  ElseIf(l == 1)
    steps[] = {0.33, 0.67, 1};
  ElseIf(l == 3)
    steps[] = {0.1, 0.3, 0.6, 0.85, 1};
  Else
    steps[] = {0.2, 0.5, 0.8, 1};
  EndIf
  ones[] = {};
  For s In {1 : #steps[]}
    ones[] += {1};
  EndFor

  above[] = {};
  For b In {0 : #base[] - 1}
    ring   = b == 0 ? 0 : Floor((b + 1) / 2);
    is_web = b % 2 == 1 && ring == 4;
    out[]  = Extrude {0, 0, heights[l]} {
      Surface{base[b]}; Layers{ones[], steps[]}; Recombine;
    };
    above[] += {out[0]};
    If(l == 0)
      second[] += {out[1]};
    ElseIf(l == 1 || l == 2)
      If(is_web)
        webs[] += {out[1]};
      ElseIf(l == 1 && ring <= 4)
        clearance[] += {out[1]};
      ElseIf(l == 2 && ring <= 1)
        lower_orifice[] += {out[1]};
      ElseIf(l == 2 && ring >= 3 && ring <= 4)
        fine[] += {out[1]};
      Else
        frame[] += {out[1]};
      EndIf
    ElseIf(l == 3)
      If(ring <= 1)
        upper_orifice[] += {out[1]};
        mouth[] += {out[0]};
      Else
        first[] += {out[1]};
      EndIf
    ElseIf(ring >= 3 && ring <= 4)
      coarse[] += {out[1]};
      coarse_top[] += {out[0]};
    EndIf
  EndFor
  base[] = above[];
EndFor

Physical Volume("second sheet")  = second[];
Physical Volume("clearance")     = clearance[];
Physical Volume("fine layer")    = fine[];
Physical Volume("web")           = webs[];
Physical Volume("frame")         = frame[];
Physical Volume("lower orifice") = lower_orifice[];
Physical Volume("first sheet")   = first[];
Physical Volume("orifice")       = upper_orifice[];
Physical Volume("coarse layer")  = coarse[];
Physical Surface("mouth")        = mouth[];
Physical Surface("coarse top")   = coarse_top[];
