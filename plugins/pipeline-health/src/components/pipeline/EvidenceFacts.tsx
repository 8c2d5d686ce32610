import { Evidence } from '@pipeline-health/plugin-pipeline-health-common';
import { formatNamed, labelOfKey } from '../../format/value';
import { ArnText } from './ArnText';
import { Fact, Facts } from './Facts';
import { isArn } from './isArn';

/** The numbers and names behind a finding. */
export function EvidenceFacts(props: { evidence: Evidence }) {
  return (
    <Facts>
      {Object.entries(props.evidence).map(([key, value]) => (
        <Fact key={key} label={labelOfKey(key)}>
          {[value]
            .flat()
            .map((item, index) =>
              isArn(item) ? (
                <ArnText key={index} arn={item} />
              ) : (
                <div key={index}>{formatNamed(key, item)}</div>
              ),
            )}
        </Fact>
      ))}
    </Facts>
  );
}
