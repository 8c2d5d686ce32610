module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  rules: {
    // Tests start the plugin whose module this is.
    '@backstage/no-mixed-plugin-imports': [
      'error',
      {
        excludedFiles: ['**/*.test.ts', '**/__testUtils__/**'],
      },
    ],
  },
});
