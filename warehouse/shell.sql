-- Read when `newsflow shell` starts: DuckDB's own shell on the published file, read-only.
.prompt 'newsflow> ' '     ...> '
.mode duckbox
.maxwidth 0
.nullvalue ''
.print
.print "  FROM stories;              which stories there are"
.print "  FROM timeline('words');    what happened in one; words of a headline will do"
.print "  FROM disagree('words');    where its reports differ, with both sentences"
.print "  FROM help();               all questions"
.print
.print "  The file never changes under you. For newer reports leave with Ctrl-D and start again."
.print
