# Runs scripts, each in an environment of its own, in one process: Rscript run.R SCRIPT...
# A line with its name stands before what each says; a fault of one does not stop the others.
suppressPackageStartupMessages(library(metafor))
pdf(NULL)
for (script in commandArgs(trailingOnly = TRUE)) {
  cat("\n## script ", script, "\n", sep = "")
  tryCatch(
    suppressWarnings(source(script, local = new.env(), chdir = TRUE)),
    error = function(e) cat("\n## fault ", conditionMessage(e), "\n", sep = "")
  )
}
