/** What the network of a connection lacks, and whom it does not reach. */
export const network = {
  'no-free-addresses': {
    cause: '서브넷에 남은 IP 주소가 없음',
    remedy:
      '워커마다 {{subnet}}의 주소를 하나씩 씁니다. {{connection}}에 더 큰 서브넷을 쓰거나, 동시에 시작하는 워커를 줄이거나, 쓰지 않는 네트워크 인터페이스를 삭제하세요.',
  },
  'no-s3-endpoint': {
    cause: '서브넷에서 S3로 가는 경로가 없음',
    remedy:
      'VPC에 S3 게이트웨이 엔드포인트를 만들어 {{subnet}}의 라우팅 테이블에 추가하거나 NAT 게이트웨이를 두세요.',
  },
  'security-group-closed': {
    cause: '자기 자신을 허용하는 보안 그룹이 없음',
    remedy:
      '{{connection}}의 보안 그룹에 같은 그룹에서 오는 모든 TCP 포트를 허용하는 규칙(자기 참조)을 추가하세요. 워커끼리 통신해야 합니다.',
  },
  'network-interface-limit': {
    cause: '네트워크 인터페이스를 더 만들 수 없음',
    remedy:
      '쓰지 않는 네트워크 인터페이스를 삭제하거나 이 리전의 할당량을 늘리세요. {{subnet}}에 남은 주소도 필요합니다.',
  },
  'subnet-missing': {
    cause: '서브넷({{subnet}})이 없음',
    remedy:
      '{{connection}}에 필요한 곳에 모두 닿을 수 있는 서브넷을 지정하세요.',
  },
  'security-group-missing': {
    cause: '보안 그룹이 없음',
    remedy:
      '{{connection}}에 자기 자신을 참조하는 규칙이 있는 보안 그룹을 지정하세요.',
  },
  'unknown-host': {
    cause: '호스트 이름({{host}})을 찾을 수 없음',
    remedy:
      '{{connection}}의 주소와 호스트({{host}})가 아직 있는지, VPC에서 이름을 확인할 수 있는지(enableDnsSupport, 엔드포인트의 프라이빗 호스팅 영역) 확인하세요.',
  },
  'connection-refused': {
    cause: '{{host}} 연결이 거부됨',
    remedy:
      '{{host}} 서버가 실행 중인지(일시 중지나 재시작이 아닌지), {{connection}}의 포트로 열려 있는지 확인하세요. 보안 그룹이 막았다면 거부가 아니라 시간 초과가 납니다.',
  },
  'endpoint-unreachable': {
    cause: '서브넷에서 AWS 엔드포인트에 연결할 수 없음',
    remedy:
      '{{subnet}}에 NAT 게이트웨이를 두거나, 메시지에 나온 서비스의 VPC 엔드포인트를 만들고 그 보안 그룹에서 워커를 허용하세요.',
  },
  'connections-full': {
    cause: '상대 서버의 연결 수 한도 초과',
    remedy:
      '닫히지 않는 세션이나 한꺼번에 연결하는 실행기가 있는지 확인해 종료하고, 쓰는 실행기를 줄이거나 한도를 늘리세요.',
  },
  'connection-timeout': {
    cause: '{{host}} 연결 시간 초과',
    remedy:
      '{{host}}의 보안 그룹이 {{connection}}의 그룹을 해당 포트로 허용하는지, 서브넷 간 라우팅이 되는지, 서버가 실행 중인지 확인하세요.',
  },
  tls: {
    cause: '상대 서버의 인증서를 확인하지 못함(TLS)',
    remedy:
      '{{connection}}에 상대 서버의 인증 기관(CA)을 등록하거나, 만료된 인증서라면 갱신하세요. 검증을 끄지 마세요.',
  },
};
