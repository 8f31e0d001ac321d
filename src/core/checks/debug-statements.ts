// The debug statements of each language, seen in one line of code without strings and comments.
// Every pattern is a short, unambiguous expression: lines may be hostile and megabytes long.
import type { LanguageName } from "./languages.ts";

/** `stops`: a breakpoint or dump-and-die · `prints`: output for the developer · `maybe`: often the program's own work. */
export type DebugKind = "stops" | "prints" | "maybe";
type Statement = readonly [kind: DebugKind, pattern: RegExp];

export const DEBUG_STATEMENTS: Readonly<Record<LanguageName, readonly Statement[]>> = {
  javascript: [
    ["stops", /(?<![\w$.])debugger(?![\w$:(.=])/],
    ["stops", /(?<![\w$.]|function )(?:window\.)?alert\(/],
    ["prints", /(?<![\w$.])console(?:\?\.|\.)(?:log|debug|trace|dir|table)(?![\w$])/],
  ],
  python: [
    ["stops", /(?<![\w.])breakpoint\(/],
    ["stops", /(?<![\w.])(?:i?pdb|pudb|pdbpp)\.set_trace\(/],
    ["stops", /^\s{0,200}(?:import|from)\s(?:i?pdb|pudb|pdbpp)\b/],
    ["prints", /(?<![\w.]|def )(?:print|pprint|pp|ic)\(/],
  ],
  go: [
    ["stops", /(?<![\w.])runtime\.Breakpoint\(/],
    ["prints", /(?<![\w.])spew\.[FS]?Dump\(/],
    ["prints", /(?<![\w.])fmt\.Print(?:ln|f)?\(/],
    ["prints", /(?<![\w.]|func )print(?:ln)?\(/],
  ],
  rust: [
    ["stops", /(?<!\w)dbg!/],
    ["prints", /(?<!\w)e?print(?:ln)?!/],
  ],
  ruby: [
    ["stops", /(?<![\w.])binding\.(?:pry|irb|break|b)\b/],
    ["stops", /^\s{0,200}(?:byebug|debugger)\b/],
    ["stops", /(?<![\w.])require\s{1,4}["']?(?:pry|byebug)\b/],
    ["prints", /^\s{0,200}(?:puts|pp|p)(?:\(|\s+[\w:@[{$]|\s{2,}|\s+$)(?!\s*=)/],
  ],
  php: [
    ["stops", /(?<![\w>:$]|function )(?:dd|var_dump|xdebug_break|ray)\(/],
    ["prints", /(?<![\w>:$]|function )(?:dump|print_r|var_export|debug_zval_refcount|debug_print_backtrace)\(/],
  ],
  java: [
    ["prints", /(?<![\w.])System\.(?:out|err)\.(?:print|write|format)/],
    ["prints", /\.printStackTrace\(\s*\)/],
  ],
  kotlin: [
    ["prints", /(?<![\w.]|fun )print(?:ln)?\(/],
    ["prints", /(?<![\w.])System\.(?:out|err)\.print/],
    ["prints", /\.printStackTrace\(\s*\)/],
  ],
  scala: [
    ["prints", /(?<![\w.]|def )print(?:ln)?\(/],
    ["prints", /\.printStackTrace\b/],
  ],
  csharp: [
    ["stops", /(?<![\w.])Debugger\.(?:Break|Launch)\(/],
    ["prints", /(?<![\w.])Console\.(?:Write|Error\.Write)/],
    ["prints", /(?<![\w.])(?:Debug|Trace)\.Write/],
  ],
  swift: [
    ["stops", /(?<![\w.])raise\(SIG(?:INT|TRAP)\)/],
    ["prints", /(?<![\w.]|func )(?:print|debugPrint|dump|NSLog)\(/],
  ],
  c: [
    ["stops", /(?<!\w)(?:__debugbreak|__builtin_debugtrap|DebugBreak)\(/],
    ["stops", /(?<!\w)raise\(SIGTRAP\)/],
    ["maybe", /(?<![\w.>])(?:printf|puts|NSLog)\(/],
    ["maybe", /(?<!\w)std::(?:cout|cerr|clog)\b/],
  ],
  dart: [
    ["stops", /(?<![\w.])debugger\(/],
    ["prints", /(?<![\w.])(?:print|debugPrint)\(/],
  ],
  elixir: [
    ["stops", /(?<![\w.])IEx\.pry\b/],
    ["prints", /(?<![\w.])IO\.inspect\b/],
    ["prints", /(?<![\w.]|def )dbg\(/],
    ["maybe", /(?<![\w.])IO\.puts\b/],
  ],
};
