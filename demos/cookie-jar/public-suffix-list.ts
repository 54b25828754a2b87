// A small public suffix list, fetched on demand: what the course speaks of and what readers are likely to type. The whole
// list (https://publicsuffix.org) has some 10,000 rules. One-label suffixes (fr, com, localhost) need no rule.

export const publicSuffixList = `
ac.uk co.uk gov.uk ltd.uk me.uk net.uk nhs.uk org.uk plc.uk police.uk *.sch.uk
asso.fr com.fr gouv.fr nom.fr prd.fr tm.fr
ac.be
co.at or.at gv.at ac.at
com.es nom.es org.es gob.es edu.es
com.pt edu.pt gov.pt org.pt
com.it edu.it gov.it
com.pl edu.pl gov.pl net.pl org.pl
com.gr edu.gr gov.gr org.gr
com.tr edu.tr gov.tr org.tr
com.ua gov.ua edu.ua
com.ru msk.ru
qc.ca on.ca bc.ca gc.ca
com.mx gob.mx org.mx edu.mx
com.ar gob.ar org.ar edu.ar
com.br gov.br net.br org.br edu.br
com.co edu.co gov.co org.co
asn.au com.au edu.au gov.au id.au net.au org.au
ac.nz co.nz govt.nz net.nz org.nz school.nz
ac.jp ad.jp co.jp ed.jp go.jp gr.jp lg.jp ne.jp or.jp tokyo.jp osaka.jp kyoto.jp
*.kawasaki.jp !city.kawasaki.jp *.kobe.jp !city.kobe.jp *.yokohama.jp !city.yokohama.jp
ac.kr co.kr go.kr ne.kr or.kr
ac.cn com.cn edu.cn gov.cn net.cn org.cn
com.hk edu.hk gov.hk org.hk
com.tw edu.tw gov.tw org.tw
com.sg edu.sg gov.sg org.sg
com.my edu.my gov.my
ac.th co.th go.th in.th or.th
ac.id co.id go.id or.id web.id
ac.in co.in edu.in gov.in net.in org.in
com.pk edu.pk gov.pk
ac.il co.il gov.il org.il
com.sa edu.sa gov.sa
ac.za co.za gov.za org.za
co.ke or.ke ac.ke go.ke
com.ng edu.ng gov.ng org.ng
com.eg edu.eg gov.eg
asso.re com.re
asso.nc nom.nc
com.tn gov.tn
ac.ma co.ma gov.ma
*.bd *.ck !www.ck *.er *.fk *.jm *.kh *.mm *.np *.pg
github.io githubusercontent.com gitlab.io pages.dev workers.dev vercel.app netlify.app web.app firebaseapp.com
herokuapp.com fly.dev onrender.com glitch.me surge.sh readthedocs.io cloudfront.net azurewebsites.net
s3.amazonaws.com appspot.com blogspot.com pythonanywhere.com ngrok.io
`;
