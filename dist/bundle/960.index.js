export const id = 960;
export const ids = [960];
export const modules = {

/***/ 6028:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ createFiles)
/* harmony export */ });
/* unused harmony export writeFailure */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9473);
// Files of our own making and of working directories. Symbolic links are named, never followed or written through.



const MISSING = ["ENOENT", "ENOTDIR"];
const FULL = ["ENOSPC", "EDQUOT"];
function createFiles() {
    return { findText, saveText, copy, list };
}
/** A failure to write, in our words when the disk is full. */
function writeFailure(file, cause) {
    if (!FULL.includes(codeOf(cause)))
        return cause;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .PipelineError */ .zC("DISK_FULL", `no space is left for ${file}`, { cause });
}
async function findText(file, limits) {
    if (limits === undefined)
        return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(file, "utf8").catch(ignoreMissing);
    // Opened before it is judged, so that what is judged is what is read; a pipe must not keep us waiting.
    const handle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.open)(file, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY | node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.constants.O_NOFOLLOW | node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.constants.O_NONBLOCK).catch(refuseLink(file));
    if (handle === undefined)
        return undefined;
    try {
        const found = await handle.stat();
        if (!found.isFile())
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .PipelineError */ .zC("ARTEFACT_INVALID", `${file}: not an ordinary file`);
        if (found.size > limits.maxBytes) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .PipelineError */ .zC("ARTEFACT_INVALID", `${file}: ${found.size} bytes, more than ${limits.maxBytes}`);
        }
        return await handle.readFile("utf8");
    }
    finally {
        await handle.close();
    }
}
function refuseLink(file) {
    return (error) => {
        if (codeOf(error) === "ELOOP")
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .PipelineError */ .zC("ARTEFACT_INVALID", `${file}: a symbolic link`);
        return ignoreMissing(error);
    };
}
async function saveText(file, text) {
    const fresh = `${file}.${process.pid}.${Math.random().toString(36).slice(2)}.tmp`;
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(node_path__WEBPACK_IMPORTED_MODULE_1__.dirname(file), { recursive: true });
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(fresh, text);
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rename)(fresh, file);
    }
    catch (error) {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(fresh, { force: true });
        throw writeFailure(file, error);
    }
}
/** Paths that leave either folder, by their name or through a symbolic link on the way, are left out like missing ones. */
async function copy(fromDir, toDir, paths) {
    const copied = [];
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(toDir, { recursive: true });
    const [from, to] = await Promise.all([(0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(fromDir).catch(ignoreMissing), (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(toDir)]);
    if (from === undefined)
        return copied;
    for (const relative of paths) {
        if (await tryCopy(node_path__WEBPACK_IMPORTED_MODULE_1__.join(from, relative), node_path__WEBPACK_IMPORTED_MODULE_1__.join(to, relative), { relative, from, to }))
            copied.push(relative);
    }
    return copied;
}
async function tryCopy(source, target, { relative, from, to }) {
    if (!isInside(relative))
        return false;
    const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(source).catch(ignoreMissing);
    if (found === undefined || !found.isFile() || !(await isStraight(from, node_path__WEBPACK_IMPORTED_MODULE_1__.dirname(source))))
        return false;
    if (!(await isStraight(to, node_path__WEBPACK_IMPORTED_MODULE_1__.dirname(target))))
        return false;
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(node_path__WEBPACK_IMPORTED_MODULE_1__.dirname(target), { recursive: true });
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.copyFile)(source, target, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.constants.COPYFILE_EXCL | node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.constants.COPYFILE_FICLONE);
        return true;
    }
    catch (error) {
        // Something has the target's place already, or the place of a folder above it.
        if (["EEXIST", "ENOTDIR"].includes(codeOf(error)))
            return false;
        throw writeFailure(target, error);
    }
}
function isInside(relative) {
    return (relative !== "" && !node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute(relative) && !relative.includes("\0") && !relative.split(/[/\\]/).includes(".."));
}
/** Whether no symbolic link lies between `root` and `dir`, as far as that exists. */
async function isStraight(root, dir) {
    for (let at = dir; at !== root; at = node_path__WEBPACK_IMPORTED_MODULE_1__.dirname(at)) {
        const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(at).catch(ignoreMissing);
        if (found?.isSymbolicLink() === true)
            return false;
    }
    return true;
}
/** @param skip names of folders, or their paths below `dir`. */
async function list(dir, skip) {
    const skipped = new Set([".git", ...skip]);
    const found = [];
    const folders = [""];
    for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
        const entries = (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(node_path__WEBPACK_IMPORTED_MODULE_1__.join(dir, folder), { withFileTypes: true }).catch(ignoreMissing)) ?? [];
        for (const entry of entries) {
            const at = folder === "" ? entry.name : `${folder}/${entry.name}`;
            if (skipped.has(entry.name) || skipped.has(at))
                continue;
            if (entry.isDirectory())
                folders.push(at);
            else if (entry.isFile() || entry.isSymbolicLink())
                found.push(at);
        }
    }
    return found.sort();
}
function codeOf(error) {
    return error instanceof Error && "code" in error ? String(error.code) : "";
}
function ignoreMissing(error) {
    if (!MISSING.includes(codeOf(error)))
        throw error;
}


/***/ }),

/***/ 5960:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  INIT_HELP: () => (/* binding */ INIT_HELP),
  init: () => (/* binding */ init),
  initCommand: () => (/* binding */ initCommand)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/adapters/doctor/github.js
var doctor_github = __webpack_require__(7914);
// EXTERNAL MODULE: ./build/adapters/machine/files.js
var machine_files = __webpack_require__(6028);
// EXTERNAL MODULE: ./build/adapters/machine/process.js + 4 modules
var process = __webpack_require__(29);
// EXTERNAL MODULE: ./build/core/config/config.js
var config = __webpack_require__(7515);
// EXTERNAL MODULE: ./build/core/setup/caller-reading.js
var caller_reading = __webpack_require__(7084);
// EXTERNAL MODULE: ./build/core/setup/caller-workflow.js
var caller_workflow = __webpack_require__(4115);
;// CONCATENATED MODULE: ./build/core/setup/config-text.js
/** Label that says an agent may take the ticket, until somebody decides otherwise. */
const AGENT_LABEL = "agent";
function firstConfig({ setup, commands }) {
    return `${[
        "# Settings of linear-to-pr. It reads them from the base branch; docs/configuration.md lists every key.",
        "version: 1",
        "trigger:",
        `  labels: [${AGENT_LABEL}] # a ticket needs one of these; an empty list takes every ticket of the teams`,
        "  states: [In Progress] # moving a ticket here starts work",
        ...(setup === undefined
            ? []
            : ["scaffold:", `  setup: ${yamlText(setup)} # runs on the base branch's own code, in a cell without secrets`]),
        ...verifyLines(commands),
        "deliver:",
        "  states:",
        "    delivered: In Review # where the ticket goes when its draft is open",
    ].join("\n")}\n`;
}
function verifyLines(commands) {
    if (commands.length === 0)
        return ["# verify:", "#   commands:", "#     - { name: test, run: make test }"];
    return [
        "verify:",
        "  commands:",
        ...commands.flatMap(({ name, run }) => [`    - name: ${yamlText(name)}`, `      run: ${yamlText(run)}`]),
    ];
}
const SPECIAL = /^(?:true|false|null|yes|no|on|off|y|n)$/i;
/** Plain where YAML cannot take it for anything but text; a JSON string is also a YAML one. */
function yamlText(text) {
    return /^[A-Za-z](?:[\w ./=-]*[\w./=-])?$/.test(text) && !SPECIAL.test(text) ? text : JSON.stringify(text);
}

// EXTERNAL MODULE: ./node_modules/diff/libesm/patch/create.js + 1 modules
var create = __webpack_require__(5725);
;// CONCATENATED MODULE: ./build/core/setup/file-change.js
// What writing a file would mean: nothing, a new file, or a difference that a person has to see first.

function changeOf(path, texts, mode) {
    const { wanted, found } = texts;
    const isDry = mode.startsWith("dry-run");
    if (found === undefined)
        return { path, action: isDry ? "would-create" : "created", text: wanted, diff: "" };
    if (withUnixEnds(found) === wanted)
        return { path, action: "unchanged", text: wanted, diff: "" };
    const action = mode.endsWith("force") ? (isDry ? "would-replace" : "replaced") : "kept";
    return { path, action, text: wanted, diff: diffOf(path, withUnixEnds(found), wanted) };
}
/** A checkout on Windows may have other line ends than what is committed. */
function withUnixEnds(text) {
    return text.replaceAll("\r\n", "\n");
}
function diffOf(path, found, wanted) {
    const patch = (0,create/* createTwoFilesPatch */.ss)(path, path, found, wanted, "there", "init would write", { context: 1 });
    return patch.slice(patch.indexOf("---"));
}

// EXTERNAL MODULE: ./build/core/words/sanitize.js
var sanitize = __webpack_require__(1769);
;// CONCATENATED MODULE: ./build/core/setup/init-report.js
// What `init` did and what comes next, as text for people and as plain data for programs.

const MOST_SHOWN_CHARS = 20_000;
const ACTIONS = {
    created: "created",
    unchanged: "unchanged",
    replaced: "replaced",
    kept: "kept as it is; --force replaces it",
    "would-create": "would be created",
    "would-replace": "would be replaced",
};
function initText(report) {
    const { look, repository, defaultBranch } = report;
    const seen = [
        ["repository", repository ?? "unknown: no remote names one"],
        ["default branch", defaultBranch ?? "unknown"],
        ["lockfiles", look.lockfiles.join(", ") || "none"],
        ["set-up", look.setup ?? "none"],
        ["verified by", look.commands.map(({ run }) => run).join(", ") || "static checks only"],
    ];
    return [
        ...seen.map(([name = "", value = ""]) => `${name.padEnd(16)}${(0,sanitize/* oneLine */.TN)(value, 200)}`),
        ...notesOf(report).map((note) => `note: ${(0,sanitize/* oneLine */.TN)(note, 300)}`),
        "",
        ...report.files.flatMap(fileLines),
        "",
        "Next:",
        ...report.steps.flatMap(({ what, commands }, at) => [
            `${at + 1}. ${what}`,
            ...commands.map((line) => `     ${line}`),
        ]),
        "",
    ].join("\n");
}
function notesOf({ look, otherCallers }) {
    const doubled = otherCallers.map((path) => `${path} calls linear-to-pr too: a ticket would be started twice`);
    return [...look.warnings, ...doubled];
}
/** A dry run shows the whole text; a difference is shown as one. */
function fileLines({ path, action, text, diff }) {
    const shown = diff !== "" && action !== "replaced" ? diff : action === "would-create" ? text : "";
    const body = (0,sanitize/* sanitize */.aj)(shown, { maxChars: MOST_SHOWN_CHARS }).replace(/\n$/, "").split("\n");
    return [`${path}: ${ACTIONS[action]}`, ...(shown === "" ? [] : body.map((line) => `  ${line}`.trimEnd()))];
}
function initJson(report) {
    const { repository, defaultBranch, source, otherCallers, steps, look, files } = report;
    return { repository, defaultBranch, uses: source, ...look, files, otherCallers, steps };
}

;// CONCATENATED MODULE: ./build/core/setup/next-steps.js
// What a person has to do after `init`, in the order that works, as commands to copy. Decides nothing.



function nextSteps({ repository = "OWNER/NAME", defaultBranch = "main", paths, polls }) {
    const workflow = caller_workflow/* WORKFLOW_PATH */.A8.slice(caller_workflow/* WORKFLOW_PATH */.A8.lastIndexOf("/") + 1);
    // No comment behind a command: a zsh that people type into takes it for arguments.
    const secrets = caller_workflow/* SECRETS */.cW.map(({ name, what }) => `${name} (${what})`).join(", ");
    return [
        {
            what: `Set the secrets; each command asks for the value: ${secrets}`,
            commands: caller_workflow/* SECRETS */.cW.map(({ name }) => `gh secret set ${name} --repo ${repository}`),
        },
        {
            what: "Allow Actions to open pull requests",
            commands: [
                `gh api -X PUT repos/${repository}/actions/permissions/workflow -F can_approve_pull_request_reviews=true`,
            ],
        },
        {
            what: `Bring the files to ${(0,sanitize/* oneLine */.TN)(defaultBranch, 100)}; from no other branch does GitHub start them`,
            commands: [`git add ${paths.join(" ")}`, "git commit -m 'Add linear-to-pr'", "git push origin HEAD"],
        },
        {
            what: `In Linear, create the label "${AGENT_LABEL}" and put it on a ticket${polls ? ' in the state "Todo"' : ""}`,
            commands: [],
        },
        {
            what: "See what is still missing, with the Linear key in LINEAR_API_KEY",
            commands: ['GITHUB_TOKEN="$(gh auth token)" linear-to-pr doctor'],
        },
        {
            what: "Try it with that ticket, by its own key",
            commands: [`gh workflow run ${workflow} --repo ${repository} -f keys=ENG-12`],
        },
        {
            what: polls
                ? "Nothing more is needed: the schedule looks for tickets. A relay starts them at once (docs/setup.md)"
                : "Let Linear start it: run the relay (docs/setup.md), or write a schedule with `init --force --poll '*/15 * * * *'`",
            commands: [],
        },
    ];
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 5 modules
var schemas = __webpack_require__(2047);
// EXTERNAL MODULE: ./build/core/config/detect.js
var detect = __webpack_require__(8742);
;// CONCATENATED MODULE: ./build/core/setup/repository-look.js
// What a checkout looks like to somebody who sets it up: which tools it uses, whether it holds several packages. Says only
// what files tell; what to run is found where a run without configuration finds it.


const LOCKFILES = [
    ...["package-lock.json", "npm-shrinkwrap.json", "pnpm-lock.yaml", "yarn.lock", "bun.lock", "bun.lockb"],
    ...["uv.lock", "poetry.lock", "Cargo.lock", "go.sum"],
];
const WORKSPACE_FILES = ["pnpm-workspace.yaml", "lerna.json", "nx.json", "turbo.json", "rush.json", "go.work"];
const MANIFEST = /^(.+)\/(?:package\.json|pyproject\.toml|go\.mod|Cargo\.toml)$/;
/** What others made: its manifests are not this repository's packages. */
const FOREIGN = /(?:^|\/)(?:node_modules|vendor|test|tests|fixtures|examples?|testdata)\//;
const SHOWN_FOLDERS = 5;
function lookAt({ paths, packageJson }) {
    const root = paths.filter((path) => !path.includes("/"));
    const { setup, commands, warnings } = (0,detect/* detectCommands */._)({ paths: root, packageJson });
    const folders = packageFolders(paths);
    const monorepo = [
        ...WORKSPACE_FILES.filter((name) => root.includes(name)),
        ...(hasWorkspaces(packageJson) ? ["workspaces in package.json"] : []),
    ];
    return {
        lockfiles: LOCKFILES.filter((name) => root.includes(name)),
        setup,
        commands: commands.map(({ name, run }) => ({ name, run })),
        monorepo,
        warnings: [...warnings, ...adviceFor({ monorepo, folders, hasCommands: commands.length > 0 })],
    };
}
function hasWorkspaces(packageJson) {
    try {
        const parsed = schemas/* object */.Ikc({ workspaces: schemas/* unknown */.L5J().optional() }).safeParse(JSON.parse(packageJson ?? "null"));
        return parsed.success && parsed.data.workspaces !== undefined;
    }
    catch (error) {
        // That it is not JSON is said where its scripts are looked for.
        if (error instanceof SyntaxError)
            return false;
        throw error;
    }
}
function packageFolders(paths) {
    const folders = paths.filter((path) => !FOREIGN.test(path)).flatMap((path) => MANIFEST.exec(path)?.[1] ?? []);
    return [...new Set(folders)].sort();
}
function adviceFor(seen) {
    const { monorepo, folders, hasCommands } = seen;
    const shown = [...folders.slice(0, SHOWN_FOLDERS), ...(folders.length > SHOWN_FOLDERS ? ["…"] : [])].join(", ");
    if (!hasCommands && folders.length > 0) {
        return [`the root has no commands to verify with, but there are packages in ${shown}: write verify.commands`];
    }
    if (!hasCommands)
        return ["no command to verify with was found: write verify.commands, or only static checks decide"];
    return monorepo.length > 0
        ? [
            `a monorepo (${monorepo.join(", ")}): commands run in its root, for all packages; name narrower ones if that is slow`,
        ]
        : [];
}

// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: ./build/setup/arguments.js
var setup_arguments = __webpack_require__(1186);
// EXTERNAL MODULE: ./build/setup/checkout-reading.js
var checkout_reading = __webpack_require__(805);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./build/core/setup/workflow-source.js
var workflow_source = __webpack_require__(2769);
;// CONCATENATED MODULE: ./build/setup/source-finding.js
// Which linear-to-pr the new workflow calls: the one that was named, or the very checkout that is running. Never a guess.






/** @throws USAGE when none was named and this program does not come from a clone with an origin; GITHUB_* */
async function findSource(question) {
    if (question.uses === undefined)
        return ownSource(question);
    const { repository, ref } = (0,workflow_source/* parseUses */.A)(question.uses);
    if ((0,workflow_source/* isCommit */.W)(ref))
        return { repository, commit: ref, called: undefined };
    return { repository, commit: await question.findCommit(repository, ref), called: ref };
}
async function ownSource(question) {
    const dir = await findPackageDir(question.program);
    const [repository, commit, top] = dir === undefined
        ? []
        : await Promise.all([
            (0,checkout_reading/* findRepository */.W1)(question, dir),
            (0,checkout_reading/* findLine */.KE)(question, dir, ["rev-parse", "--verify", "--quiet", "HEAD"]),
            (0,checkout_reading/* findLine */.KE)(question, dir, ["rev-parse", "--show-toplevel"]),
        ]);
    // A package inside somebody's node_modules is in their checkout, not in ours.
    const isOurs = dir !== undefined && top !== undefined && (await (0,promises_.realpath)(top)) === (await (0,promises_.realpath)(dir));
    if (isOurs && repository !== undefined && commit !== undefined) {
        const tag = await (0,checkout_reading/* findLine */.KE)(question, dir, ["describe", "--tags", "--exact-match", "HEAD"]);
        return { repository, commit, called: tag };
    }
    throw new errors/* PipelineError */.zC("USAGE", `which linear-to-pr shall the workflow call? Say --uses OWNER/linear-to-pr@v${question.version} (looked up on GitHub) or @COMMIT`);
}
async function findPackageDir(program) {
    if (program === undefined)
        return undefined;
    let dir = external_node_path_.dirname(await (0,promises_.realpath)(program));
    for (; dir !== external_node_path_.dirname(dir); dir = external_node_path_.dirname(dir)) {
        const text = await (0,checkout_reading/* findText */.Vw)(dir, "package.json");
        if (text !== undefined && isOurPackage(text))
            return dir;
    }
    return undefined;
}
function isOurPackage(text) {
    try {
        return schemas/* object */.Ikc({ name: schemas/* literal */.euz("linear-to-pr") }).safeParse(JSON.parse(text)).success;
    }
    catch (error) {
        // A broken manifest on the way up is nobody's of ours.
        if (error instanceof SyntaxError)
            return false;
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/setup/init.js
// `linear-to-pr init`: looks at a checkout, writes the caller workflow and the first configuration, says what comes next.
// Never writes over what is there unless told to; never touches GitHub or Linear.
















const INIT_HELP = `linear-to-pr init: writes ${caller_workflow/* WORKFLOW_PATH */.A8} and ${config/* CONFIG_PATH */.tF} for this repository

  --repo DIR       the checkout (default: here)
  --uses OWNER/linear-to-pr@REF   which linear-to-pr the workflow calls; a tag is looked up on GitHub and pinned
  --poll CRON      also look for tickets on a schedule, such as '*/15 * * * *'
  --force          write over files that are there with another text
  --dry-run        show what would be written
  --json           one JSON object on standard output

environment: GITHUB_TOKEN to look up the tag of a repository that is not public
`;
const FLAGS = ["force", "dry-run", "json"];
const TEXTS = ["repo", "uses", "poll"];
/** @throws USAGE, CHECKOUT_NOT_FOUND, GIT_NOT_FOUND, GITHUB_* for a tag that has to be looked up. */
async function initCommand(argv, world) {
    const { texts, flags } = (0,setup_arguments/* parseOptionsOf */.B)(argv, { texts: TEXTS, flags: FLAGS });
    const force = flags.has("force");
    const mode = flags.has("dry-run") ? (force ? "dry-run-force" : "dry-run") : force ? "force" : "write";
    const report = await init({ repo: texts.repo ?? ".", uses: texts.uses, poll: texts.poll, mode }, world);
    const text = flags.has("json") ? `${JSON.stringify(initJson(report), null, 2)}\n` : initText(report);
    return { exitCode: 0, text };
}
/** Running it twice changes nothing the second time. */
async function init(options, world) {
    checkCron(options.poll);
    const shell = world.shell ?? (0,process/* createShell */.f)();
    const given = { shell, env: world.env };
    const github = (0,doctor_github/* createGithubLook */.P)({ token: world.env.GITHUB_TOKEN, apiUrl: world.env.GITHUB_API_URL });
    const [checkout, source] = await Promise.all([
        (0,checkout_reading/* readCheckout */.b$)(given, external_node_path_.resolve(options.repo)),
        findSource({ ...given, ...world, uses: options.uses, findCommit: github.findCommit }),
    ]);
    const { top, paths, repository, defaultBranch } = checkout;
    const look = lookAt({ paths, packageJson: await (0,checkout_reading/* findText */.Vw)(top, "package.json") });
    const files = await Promise.all([
        plan(top, caller_workflow/* WORKFLOW_PATH */.A8, (0,caller_workflow/* callerWorkflow */.HC)({ source, poll: options.poll }), options.mode),
        plan(top, config/* CONFIG_PATH */.tF, firstConfig(look), options.mode),
    ]);
    await write(top, files);
    return {
        repository,
        defaultBranch,
        look,
        source,
        files,
        otherCallers: await findOtherCallers(checkout),
        steps: nextSteps({
            repository,
            defaultBranch,
            paths: files.map((file) => file.path),
            polls: options.poll !== undefined,
        }),
    };
}
/** Five fields of digits, lists, ranges and steps; whether GitHub runs it that often is GitHub's. @throws USAGE */
function checkCron(poll) {
    if (poll === undefined || /^(?:[\d*/,-]+ ){4}[\d*/,-]+$/.test(poll))
        return;
    throw new errors/* PipelineError */.zC("USAGE", `--poll: "${poll.slice(0, 60)}" must be five fields of cron, such as */15 * * * *`);
}
async function plan(top, name, wanted, mode) {
    return changeOf(name, { wanted, found: await (0,checkout_reading/* findText */.Vw)(top, name) }, mode);
}
async function write(top, files) {
    const { saveText } = (0,machine_files/* createFiles */.q)();
    for (const { path: name, action, text } of files) {
        if (action === "created" || action === "replaced")
            await saveText(external_node_path_.join(top, name), text);
    }
}
async function findOtherCallers({ top, paths }) {
    const workflows = paths.filter((name) => /^\.github\/workflows\/[^/]+\.ya?ml$/.test(name) && name !== caller_workflow/* WORKFLOW_PATH */.A8);
    const texts = await Promise.all(workflows.map(async (name) => ({ name, text: (await (0,checkout_reading/* findText */.Vw)(top, name)) ?? "" })));
    return texts.filter(({ text }) => (0,caller_reading/* readCaller */.w)(text, []) !== undefined).map(({ name }) => name);
}


/***/ })

};
