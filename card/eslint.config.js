import js from "@eslint/js";
import prettier from "eslint-config-prettier";
import { configs as lit } from "eslint-plugin-lit";
import { configs as wc } from "eslint-plugin-wc";
import ts from "typescript-eslint";

export default ts.config(
  { ignores: ["node_modules", "eslint.config.js"] },
  js.configs.recommended,
  ...[...ts.configs.strictTypeChecked, ...ts.configs.stylisticTypeChecked].map((config) => ({
    ...config,
    files: ["**/*.ts"],
  })),
  lit["flat/recommended"],
  wc["flat/recommended"],
  prettier,
  { files: ["**/*.mjs"], languageOptions: { globals: { console: false, process: false } } },
  {
    files: ["**/*.ts"],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      // Numbers in texts and styles are meant.
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-unnecessary-type-parameters": "off",
      "@typescript-eslint/non-nullable-type-assertion-style": "off",
      "@typescript-eslint/consistent-type-imports": "error",
      // Handlers and promises that nobody waits for say so with `void`.
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/no-misused-promises": [
        "error",
        { checksVoidReturn: { attributes: false } },
      ],
      // Lit binds the handlers that templates name.
      "@typescript-eslint/unbound-method": "off",
    },
  },
);
