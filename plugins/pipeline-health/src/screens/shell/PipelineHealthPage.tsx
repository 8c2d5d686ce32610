import { Content, Header, Page } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { ReactNode } from 'react';
import { rootRouteRef } from '../../routes';
import { useTranslate } from '../../translation/useTranslate';
import { PipelineHealthRoutes } from './PipelineHealthRoutes';

/** The pages with the header of the legacy frontend system. */
export function PipelineHealthPage() {
  return <PipelineHealthRoutes shell={ClassicShell} />;
}

function ClassicShell(props: {
  page?: string;
  title: string;
  children: ReactNode;
}) {
  const t = useTranslate();
  const root = useRouteRef(rootRouteRef)();
  const { page, title, children } = props;
  return (
    <Page themeId="tool">
      {page ? (
        <Header
          title={page}
          pageTitleOverride={title}
          type={t('page.title')}
          typeLink={root}
        />
      ) : (
        <Header title={t('page.title')} subtitle={t('page.subtitle')} />
      )}
      <Content>{children}</Content>
    </Page>
  );
}
