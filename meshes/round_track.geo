// A track of metal with two leads and a round bend, printed on a carrier, whose
// mesh nobody has divided into blocks: quadrilaterals by Gmsh, extruded. Its z
// starts at the carrier's bottom. Lengths in mm.
DefineConstant[
  radius    = {0.75, Name "Bend radius [mm]"},
  width     = {0.3,  Name "Track width [mm]"},
  lead      = {0.6,  Name "Lead width [mm]"},
  length    = {3,    Name "Leg length [mm]"},
  thickness = {20,   Name "Track thickness [um]"},
  size      = {0.3,  Name "Cell size [mm]"}
];

Mesh.MeshSizeMin = size;
Mesh.MeshSizeMax = size;
Mesh.MeshSizeFromPoints = 0;
Mesh.Algorithm = 6;
Mesh.RecombineAll = 1;
Mesh.RecombinationAlgorithm = 3; // quadrilaterals alone

x_lead = 1;
x_bend = x_lead + length;
right  = x_bend + radius + width / 2 + 1;
side   = radius + lead / 2 + 0.5;

// Lower half (s = -1) and upper one: lead and leg, outside and inside.
For h In {0 : 1}
  s = 2 * h - 1;
  p = 100 * (h + 1);
  Point(p + 1) = {0,      s * (radius + lead / 2), 0};
  Point(p + 2) = {x_lead, s * (radius + lead / 2), 0};
  Point(p + 3) = {x_lead, s * (radius + width / 2), 0};
  Point(p + 4) = {x_bend, s * (radius + width / 2), 0};
  Point(p + 5) = {x_bend, s * (radius - width / 2), 0};
  Point(p + 6) = {x_lead, s * (radius - width / 2), 0};
  Point(p + 7) = {x_lead, s * (radius - lead / 2), 0};
  Point(p + 8) = {0,      s * (radius - lead / 2), 0};
  Point(p + 9) = {0,      s * side, 0};
  Point(p + 10) = {right, s * side, 0};
  For i In {1 : 3}
    Line(p + i) = {p + i, p + i + 1};
  EndFor
  For i In {5 : 7}
    Line(p + i) = {p + i, p + i + 1};
  EndFor
  Line(p + 8)  = {p + 8, p + 1};
  Line(p + 9)  = {p + 9, p + 1};
  Line(p + 10) = {p + 9, p + 10};
  Line(p + 11) = {p + 3, p + 6};
EndFor
Point(1) = {x_bend, 0, 0};
Point(2) = {x_bend + radius + width / 2, 0, 0};
Point(3) = {x_bend + radius - width / 2, 0, 0};
Circle(1) = {104, 1, 2};
Circle(2) = {2, 1, 204};
Circle(3) = {105, 1, 3};
Circle(4) = {3, 1, 205};
Line(5) = {108, 208};
Line(6) = {110, 210};

Curve Loop(1) = {101, 102, 111, 106, 107, 108};
Curve Loop(2) = {201, 202, 211, 206, 207, 208};
Curve Loop(3) = {103, 1, 2, -203, 211, -205, -4, -3, 105, -111};
Curve Loop(4) = {107, 5, -207, -206, -205, -4, -3, 105, 106};
Curve Loop(5) = {110, 6, -210, 209, 201, 202, 203, -2, -1, -103, -102, -101, -109};
For i In {1 : 5}
  Plane Surface(i) = {i};
EndFor

plate[] = {}; top[] = {};
For i In {1 : 5}
  out[] = Extrude {0, 0, 0.4} { Surface{i}; Layers{{1, 1, 1}, {0.45, 0.8, 1}}; Recombine; };
  plate[] += {out[1]};
  top[]   += {out[0]};
EndFor
level[] = {};
For i In {0 : 4}
  out[] = Extrude {0, 0, 0.001 * thickness} { Surface{top[i]}; Layers{1}; Recombine; };
  level[] += {out[1]};
EndFor

Physical Volume("carrier")     = plate[];
Physical Volume("track level") = {level[3], level[4]};
Physical Volume("leads")       = {level[0], level[1]};
Physical Volume("track")       = {level[2]};
