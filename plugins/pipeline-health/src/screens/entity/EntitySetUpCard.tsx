import { useEntity } from '@backstage/plugin-catalog-react';
import Typography from '@mui/material/Typography';
import { CopyableText } from '../../parts/CopyableText';
import { EntityCard } from '../../parts/EntityCard';
import { Root } from '../../parts/Root';
import { useTranslate } from '../../translation/useTranslate';
import { proposeAnnotation, yamlOf } from './proposeAnnotation';

/** How to have an entity watched that is not yet. */
export function EntitySetUpCard() {
  const t = useTranslate();
  const { entity } = useEntity();
  const proposed = proposeAnnotation(entity);
  return (
    <Root>
      <EntityCard title={t('entity.card')}>
        <Typography sx={{ fontWeight: 600 }}>{t('entity.setUp')}</Typography>
        <Typography variant="body2" color="text.secondary">
          {t(`entity.setUpFrom.${proposed.from}`)}
        </Typography>
        <CopyableText
          initiallyOpen
          label={t('empty.snippet')}
          copyLabel={t('empty.copy')}
          text={yamlOf(proposed)}
        />
        <Typography variant="body2" color="text.secondary">
          {t('empty.then')}
        </Typography>
      </EntityCard>
    </Root>
  );
}
