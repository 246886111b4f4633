// A ring of porous barrier in a tube of zirconia, a quarter of it: gas comes
// through the hole in the middle and goes outwards. Lengths in mm.
DefineConstant[
  hole     = {0.3,  Name "Hole radius [mm]"},
  barrier  = {0.9,  Name "Barrier radius [mm]"},
  tube     = {1.4,  Name "Tube radius [mm]"},
  height   = {0.2,  Name "Height [mm]"},
  n_around = {8,    Name "Cells around a quarter"},
  n_across = {8,    Name "Cells across the barrier"}
];

radii[]  = {hole, barrier, tube};
cells[]  = {n_across, Ceil(n_across / 3)};

Point(1) = {0, 0, 0};
For i In {0 : 2}
  Point(10 + i) = {radii[i], 0, 0};
  Point(20 + i) = {0, radii[i], 0};
  Circle(30 + i) = {10 + i, 1, 20 + i};
  Transfinite Curve{30 + i} = n_around + 1;
EndFor
For i In {0 : 1}
  Line(40 + i) = {10 + i, 11 + i};
  Line(50 + i) = {20 + i, 21 + i};
  Transfinite Curve{40 + i, 50 + i} = cells[i] + 1;
  Curve Loop(60 + i) = {40 + i, 31 + i, -(50 + i), -(30 + i)};
  Plane Surface(70 + i) = {60 + i};
  Transfinite Surface{70 + i};
  Recombine Surface{70 + i};
EndFor

// of a ring: top, volume, then the sides in the order of its curves
inner[] = Extrude {0, 0, height} { Surface{70}; Layers{1}; Recombine; };
outer[] = Extrude {0, 0, height} { Surface{71}; Layers{1}; Recombine; };

Physical Volume("barrier")   = {inner[1]};
Physical Volume("tube")      = {outer[1]};
Physical Surface("opening")  = {inner[5]};
Physical Surface("cathode")  = {inner[3]};
Physical Surface("anode")    = {outer[3]};
