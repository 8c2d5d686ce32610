/** Whether yarn runs this script: `yarn start` and `yarn test` do what Backstage people expect of them. */
export const isCalledByYarn = (env = process.env) =>
  env.npm_config_user_agent?.startsWith('yarn/') ?? false;
