/** What stands for what a message of AWS does not name, and what is said where no cause is known. */
export const words = {
  of: {
    action: '해당 작업',
    argument: '인수',
    bucket: '메시지 참고',
    class: '메시지 참고',
    code: '메시지 참고',
    column: '메시지 참고',
    connection: '연결',
    database: '메시지 참고',
    error: '오류',
    expected: '기대한 타입',
    field: '메시지 참고',
    format: '기대한 형식',
    grant: '필요한 권한',
    host: '상대 서버',
    input: '입력',
    key: '데이터 암호화 키',
    keyState: '사용 불가',
    limit: '필드',
    log: '로그',
    module: '메시지 참고',
    object: '해당 객체',
    operation: '해당 작업',
    output: '출력',
    path: '메시지에 나온 경로',
    policy: '조직 정책을 포함해 적용되는 정책',
    query: '실패한 쿼리',
    reason: '로그 참고',
    recipe: '작업의 레시피',
    resource: '메시지에 나온 리소스',
    role: '실행 역할',
    run: '해당 실행',
    script: '작업 스크립트',
    step: '해당 단계',
    subnet: '연결의 서브넷',
    table: '해당 테이블',
    warehouse: '연결된 웨어하우스',
    workers: '메모리가 더 큰 워커',
  },
  named: {
    role: '{{role}} 역할',
    workers: '{{workers}} 타입 워커',
  },
  told: '{{message}}',
  untold: 'AWS가 이유를 알려 주지 않음',
  otherwise: {
    'read-the-log-of-the-run-run-in-log-correct-what-it-names-then-start-the-job-':
      '{{log}}에서 실행({{run}})의 로그를 확인해 문제를 고치고 작업을 시작하세요.',
    'read-the-log-of-the-crawl-correct-what-it-names-then-start-the-crawler-':
      '크롤링 로그를 확인해 문제를 고치고 크롤러를 시작하세요.',
    'read-the-last-lines-of-the-run-run-in-log-correct-what-they-name-then-start-the-job-':
      '{{log}}에서 실행({{run}})의 마지막 줄을 확인해 문제를 고치고 작업을 시작하세요.',
    'read-the-log-of-the-task-run-in-log-correct-what-it-names-then-start-the-task-again-':
      '{{log}}에서 작업({{run}})의 로그를 확인해 문제를 고치고 작업을 다시 시작하세요.',
    'repair-what-the-message-names-log-may-say-more-':
      '메시지에 나온 문제를 고치세요. {{log}}에서 더 자세히 볼 수 있습니다.',
    'correct-the-file-or-the-table-that-the-load-of-query-query-stumbled-over-':
      '쿼리({{query}})의 적재에서 문제가 된 파일이나 테이블을 고치세요.',
  },
};
