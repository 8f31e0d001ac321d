// The program's version, shown in pull requests and by `linear-to-pr version`. A test holds it against package.json.
export const VERSION = "0.1.0";
