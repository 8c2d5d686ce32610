import { createApp } from '@backstage/frontend-defaults';
import { docsModule } from './modules/docs/docsModule';
import { homeModule } from './modules/home/homeModule';
import { languageModule } from './modules/language/languageModule';
import { navModule } from './modules/nav/navModule';

/** The portal: installed plugins are found by themselves, see app.packages in app-config.yaml. */
export default createApp({
  features: [navModule, homeModule, docsModule, languageModule],
});
