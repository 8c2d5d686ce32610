import { BreadcrumbEntry } from '@backstage/frontend-plugin-api';
import Box from '@mui/material/Box';
import { ReactNode } from 'react';
import { useLocation } from 'react-router-dom';
import { useDocumentTitle } from '../../hooks/useDocumentTitle';
import { PipelineHealthRoutes } from './PipelineHealthRoutes';

/** The pages for the new frontend system, which draws the header itself. */
export function PipelineHealthContent() {
  return <PipelineHealthRoutes shell={PlainShell} />;
}

function PlainShell(props: {
  page?: string;
  title: string;
  children: ReactNode;
}) {
  useDocumentTitle(props.title);
  const { pathname } = useLocation();
  const content = (
    <Box component="main" sx={{ px: { xs: 2, sm: 3 }, pb: 4, minWidth: 0 }}>
      {props.children}
    </Box>
  );
  return props.page ? (
    <BreadcrumbEntry entry={{ label: props.page, href: pathname }}>
      {content}
    </BreadcrumbEntry>
  ) : (
    content
  );
}
