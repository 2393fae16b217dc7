"use strict";
// Nothing to read stays folded: the style sheet shows what is inside, and this says so to assistive
// technology. Tools that scripts make stay as they are.
for (const folded of document.querySelectorAll("main details:not(.search-facets, #calculator *)")) folded.open = true;
