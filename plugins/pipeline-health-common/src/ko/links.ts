/** Why a stage belongs to a pipeline. */
export const links = {
  'link.declared':
    '엔터티 선언에 따라 {{from}}에서 {{to}}(으)로 이어집니다({{relation}}).',
  'link.dead-letter-source':
    '{{queue}}의 DLQ가 {{name}}(으)로 설정되어 있습니다.',
  'link.dead-letter-queue_other':
    '{{name}}에서 {{count}}회 수신 후에도 삭제되지 않은 메시지가 이곳으로 옵니다.',
  'link.dead-letter-queue_often':
    '{{name}}에서 여러 번 수신 후에도 삭제되지 않은 메시지가 이곳으로 옵니다.',
  'link.firehose-source': '{{name}}이(가) 여기서 레코드를 읽습니다.',
  'link.firehose-transform': '{{name}}이(가) 이 함수로 레코드를 변환합니다.',
  'link.firehose-destination': '{{name}}이(가) 여기로 전송합니다.',
  'link.firehose-failed':
    '{{name}}이(가) 전송하지 못한 레코드를 여기에 둡니다.',
  'link.firehose-staging':
    '{{name}}이(가) 웨어하우스에 적재할 때까지 레코드를 여기에 둡니다.',
  'link.firehose-backup': '{{name}}이(가) 모든 레코드의 사본을 여기에 둡니다.',
  'link.firehose-backup_failed':
    '{{name}}이(가) 전송에 실패한 레코드를 여기에 둡니다.',
  'link.firehose-backup_source':
    '{{name}}이(가) 받은 레코드 원본을 모두 여기에 둡니다.',
  'link.lambda-reader': 'Lambda가 {{name}}을(를) 읽어 이 함수를 호출합니다.',
  'link.lambda-source': 'Lambda가 이것을 읽어 {{name}}을(를) 호출합니다.',
  'link.lambda-failed-batches':
    '{{name}}에서 처리하지 못한 배치를 Lambda가 여기에 알립니다.',
  'link.lambda-failed-events':
    '{{name}}에서 처리하지 못한 이벤트를 Lambda가 여기로 보냅니다.',
  'link.job-argument':
    '{{name}} 작업의 인수 {{argument}}에 {{value}}이(가) 지정되어 있습니다.',
  'link.job-warehouse_argument':
    '{{name}} 작업의 인수 {{of}}이(가) {{warehouse}} 웨어하우스를 가리킵니다.',
  'link.job-warehouse_connection':
    '{{name}} 작업의 연결 {{of}}이(가) {{warehouse}} 웨어하우스를 가리킵니다.',
  'link.trigger':
    '{{from}}이(가) 끝나면 {{trigger}} 트리거가 {{to}}을(를) 시작합니다.',
  'link.job-reads': '{{name}} 작업이 {{address}}을(를) 읽습니다.',
  'link.job-writes': '{{name}} 작업이 {{address}}에 씁니다.',
  'link.job-reads-table_crawler':
    '{{name}} 작업이 {{of}} 크롤러가 만든 {{table}} 테이블을 읽습니다.',
  'link.job-reads-table_location':
    '{{name}} 작업이 읽는 {{table}} 테이블의 데이터가 {{of}}에 있습니다.',
  'link.job-reads-warehouse':
    '{{name}} 작업이 {{connection}} 연결로 {{warehouse}} 웨어하우스를 읽습니다.',
  'link.job-writes-warehouse':
    '{{name}} 작업이 {{connection}} 연결로 {{warehouse}} 웨어하우스에 씁니다.',
  'link.crawler-target': '{{name}} 크롤러가 {{path}}에서 테이블을 찾습니다.',
  'link.crawler-events':
    '이 큐가 {{path}}에서 변경된 폴더를 {{name}} 크롤러에 알립니다.',
  'link.crawler-reader':
    '{{transform}} 변환이 {{name}} 크롤러가 만든 {{table}} 테이블을 읽습니다.',
  'link.transform-table_crawler':
    '{{name}} 변환이 {{of}} 크롤러가 만든 {{table}} 테이블을 읽습니다.',
  'link.transform-table_location':
    '{{name}} 변환이 읽는 {{table}} 테이블의 데이터가 {{of}}에 있습니다.',
};
