import{n as e,t}from"./task-BZ_bma0T.js";import{C as n,D as r,E as i,N as a,T as o,a as s,c,d as l,f as ee,g as u,h as d,i as f,j as te,k as p,l as m,m as h,n as g,o as _,s as v,t as y,u as b,w as x}from"./index-B2J41gg-.js";import{a as ne,i as S,o as C,t as re}from"./user-list-LHnkL-FP.js";import{a as ie,i as w,n as T,t as E}from"./format-CP1OhEck.js";import{o as D,r as O,t as ae}from"./names-sJecreet.js";var k={phase:`Phase`,phases:{NO_CHAT:{name:`No chat`,text:`No chat pool is in service or migrated.`},LEGACY_ONLY:{name:`Legacy only`,text:`Only legacy chat pools are in service.`},COEXISTENCE:{name:`Coexistence`,text:`Legacy and Lync 2013 chat pools are in service side by side.`},MIGRATED:{name:`Migrated`,text:`Only Lync 2013 chat pools are in service; some legacy chat pools are not decommissioned yet.`},COMPLETE:{name:`Complete`,text:`All legacy chat pools are decommissioned.`}},now:`present phase`,readiness:`Who is ready for Lync 2013`,readinessText:`Enabled users, and whether they can use the Lync 2013 client with the Lync 2013 chat pools in service. A user with several obstacles is counted at each of them.`,ready:`Ready`,obstacle:e=>`Obstacle: ${e}`,notEnabled:`Account not enabled`,percent:ie,number:w,listed:e=>`Users: ${e}`,noPool:`No Lync 2013 chat pool is in service, so there is no list.`,closeList:`Close the list`,deployments:`Deployments`,release:`Release`,chatPools:`Chat pools in service`,usersHomed:`Users homed`,categories:`Categories`,rooms:`Rooms`,addIns:`Add-ins`,legacyConfigurations:e=>`${E(e,`client configuration points`,`client configurations point`)} at a legacy chat pool.`,perPool:`Chat pools to migrate`,noLegacy:`There is no legacy chat pool.`,unplanned:`No migration is planned.`,into:e=>p`into ${e}`,planned:`planned`,complete:`complete`,decommissioned:`decommissioned`,blockers:e=>`Blocks decommissioning: ${E(e,`finding`,`findings`)}`,noBlockers:`Nothing blocks decommissioning.`,findings:e=>`To look at before: ${E(e,`finding`,`findings`)}`,noFindings:`Nothing would be overwritten or lost, as far as the content of the pools is recorded here.`,contentNote:`The content of legacy pools is known only as far as it was imported here.`,looking:`Looking for what blocks the decommissioning`,objects:e=>E(e,`object`,`objects`),firstOf:(e,t)=>`${w(e)} of ${w(t)}. The API has at most the first 100; secret rooms are left out for viewers.`,whatIf:`What if …`,whatIfText:`Try a change on all users. Nothing is stored.`,kinds:{move:`Move users`,switch:`Switch a policy`,retire:`Retire a chat pool`},kind:`Change`,whoMoves:`Which users move`,filters:{homePool:`Homed on`,release:`Homed on release`,site:`In site`,search:`Name or address begins with`},any:`any`,to:`To front-end pool`,policy:`Policy`,policyState:(e,t)=>`${e} (${t?`enables`:`disables`} chat now)`,switchTo:`Set to`,enable:`enable Persistent Chat`,disable:`disable Persistent Chat`,retired:`Chat pool`,incomplete:{move:`Choose which users move, and where to.`,switch:`Choose a policy.`,retire:`Choose a chat pool.`},calculating:(e,t)=>`Calculated ${w(e)} of ${w(t)}`,results:`Who gains and who loses`,noQuestions:`No chat pool is in service.`,pool:`Chat pool`,clients:T,gains:e=>`+${w(e)}`,loses:e=>`−${w(e)}`,noChange:`no change`,notReached:`–`,cell:(e,t,n,r)=>`${e}, ${t}: ${E(n,`user gains`,`users gain`)}, ${E(r,`user loses`,`users lose`)}`,nobody:`Nobody gains or loses anything by this change.`,detail:(e,t)=>p`${e} with ${t}`,gained:e=>E(e,`user gains it`,`users gain it`),lost:e=>E(e,`user loses it`,`users lose it`),lostBecause:`Why they lose it`},A=52,j=16,M=400,N=20,P=class extends i{constructor(...e){super(...e),this.bars=[],this.total=0,this.label=``,this.width=0,this.observer=new ResizeObserver(([e])=>{this.width=Math.floor(e?.contentRect.width??0)})}static{this.styles=[v,a`
    svg { display: block; overflow: visible; }
    text { fill: var(--lg-text); font-family: var(--lg-font); font-size: 0.9375rem; unicode-bidi: isolate; }
    text.number { font-weight: 650; text-anchor: end; font-variant-numeric: tabular-nums; }
    .track { fill: var(--lg-raised); }
    .yes .bar { fill: var(--lg-yes); } .no .bar { fill: var(--lg-no); } .step .bar { fill: var(--lg-step); }
    a { text-decoration: none; }
    a:hover text { text-decoration: underline; }
    a:focus-visible { outline: none; }
    .frame { fill: transparent; stroke: none; stroke-width: 3; } /* takes clicks beside the text, too */
    a:focus-visible .frame, a[aria-current] .frame { stroke: var(--lg-accent); }
  `]}connectedCallback(){super.connectedCallback(),this.observer.observe(this)}disconnectedCallback(){super.disconnectedCallback(),this.observer.disconnect()}render(){return p`<svg width=${this.width} height=${this.bars.length*(A+this.extraLine())} role="group" aria-label=${this.label}>
      ${this.width===0?[]:this.bars.map((e,t)=>this.bar(e,t*(A+this.extraLine())))}</svg>`}extraLine(){return this.width<M?N:0}bar(e,t){let n=this.total===0?0:e.count/this.total,i=`${k.number(e.count)} · ${k.percent(n)}`,a=Number.parseFloat(getComputedStyle(document.documentElement).fontSize)||16,o=`400 ${.9375*a}px ${getComputedStyle(this).getPropertyValue(`--lg-font`)||`sans-serif`}`,s=`${e.label} ${i}`,c=this.extraLine();return te`<a class=${e.kind} href=${e.to} transform="translate(0 ${t})" aria-label=${s}
      aria-current=${e.current?`true`:r} @click=${t=>ne(t,e.to)}>
      <rect class="frame" x="-4" y="0" width=${this.width+8} height=${A+c-4} rx="6"/>
      <text y="18">${C(e.label,this.width-(c?0:9*a),o)}</text>
      <text class="number" x=${this.width} y=${18+c}>${i}</text>
      <rect class="track" y=${26+c} width=${this.width} height=${j} rx="4"/>
      <rect class="bar" y=${26+c} width=${n>0?Math.max(3,this.width*n):0} height=${j} rx="4"/>
    </a>`}};_([x({attribute:!1})],P.prototype,`bars`,void 0),_([x({type:Number})],P.prototype,`total`,void 0),_([x()],P.prototype,`label`,void 0),_([n()],P.prototype,`width`,void 0),P=_([o(`lg-bar-chart`)],P);var F=`{ rule { id title } reason count }`,I=`{ rule { id title statement } userCount }`,oe=`query MigrationStatus {
  users(first: 1) { totalCount }
  migrationStatus {
    phase usersReadyForLync2013 usersNotReady ${I} accountsNotEnabled legacyConfigurations
    deployments { release homedUserCount categoryCount roomCount addInCount chatPools { fqdn state } }
    migrations { source { fqdn release state } target { fqdn } complete }
  }
}`,se=`query MigrationFindings {
  migrationStatus { migrations { source { fqdn } findings ${F} blockers ${F} } }
}`,L=`query Choices {
  frontEndPools { fqdn release site } chatPools { fqdn release state } policies { identity enablePersistentChat }
  clients { client legacy releases }
}`;function R(e){return`query Impacts($change: PlannedChangeInput!, ${e.map((e,t)=>`$c${t}: Client!, $p${t}: ID!`).join(`, `)}) {
    ${e.map((e,t)=>`i${t}: impact(client: $c${t}, pool: $p${t}, change: $change) {
      gained lost unchanged lostByObstacle ${I}
    }`).join(`
`)}
  }`}function z(e,t){return`query AffectedUsers($client: Client!, $pool: ID!, $change: PlannedChangeInput!, $first: Int, $after: String) {
    impact(client: $client, pool: $pool, change: $change) { users: ${e}(first: $first, after: $after) ${t} }
  }`}function B(e){let t=Array.from({length:e},(e,t)=>t);return`query ConfigurationCounts(${t.map(e=>`$p${e}: ID!`).join(`, `)}) {
    ${t.map(e=>`all${e}: clientConfigurations(pool: $p${e}, first: 1) { totalCount }
      broken${e}: clientConfigurations(pool: $p${e}, eligible: false, first: 1) { totalCount }`).join(`
`)}
  }`}var V=class extends i{constructor(...e){super(...e),this.pools=[],this.counts=new t(this,{args:()=>[this.pools.join(` `)],task:(e,{signal:t})=>u(B(this.pools.length),Object.fromEntries(this.pools.map((e,t)=>[`p${t}`,e])),t)})}static{this.styles=[v,c,a`
    th.number, td.number { text-align: end; }
    tbody th { font-weight: 500; }
  `]}render(){return this.counts.render({pending:()=>s(),error:e=>f(e,()=>void this.counts.run()),complete:e=>p`<div class="scroll" tabindex="0" role="group" aria-label=${S.title}><table>
          <thead><tr><th scope="col">${S.pool}</th><th scope="col" class="number">${S.count}</th><th scope="col" class="number">${S.broken}</th></tr></thead>
          <tbody>${this.pools.map((t,n)=>p`<tr><th scope="row">${l(t)}</th>
            ${this.count(t,!1,e[`all${n}`]?.totalCount??0)}${this.count(t,!0,e[`broken${n}`]?.totalCount??0)}</tr>`)}
          </tbody></table></div>
        <p class="small muted">${S.brokenText}</p>`})}count(e,t,n){let r=y(`/estate`,{pool:e,configurations:t?`broken`:`all`});return p`<td class="number">${n===0?w(0):p`
      <a href=${r} aria-label=${`${w(n)}. ${S.listOf(h(e),t)}`}>${w(n)}</a>`}</td>`}};_([x({attribute:!1})],V.prototype,`pools`,void 0),V=_([o(`lg-legacy-configurations`)],V);var H=class extends i{constructor(...e){super(...e),this.fqdn=``,this.release=``,this.poolState=``,this.pending=!1,this.isOpen=!1,this.subjects=new t(this,{args:()=>[this.isOpen,this.fqdn,this.found],task:async([e,t],{signal:n})=>e?(await u(`query FindingSubjects($pool: ID!) {
  chatPool(fqdn: $pool) { migration { findings { subjects } blockers { subjects } } }
}`,{pool:t},n)).chatPool?.migration??void 0:void 0})}static{this.styles=[v,c,a`
    .panel { display: grid; gap: 0.75rem; grid-template-columns: minmax(0, 1fr); }
    .icon .cut { fill: none; stroke: var(--lg-surface); }
    h4 { margin: 0; display: flex; gap: 0.4rem; align-items: center; font-size: 0.9375rem; }
    .no { color: var(--lg-no); } .step { color: var(--lg-step); } .yes { color: var(--lg-yes); }
    li { padding-block: 0.35rem; border-block-end: 1px solid var(--lg-line); }
    li:last-child { border: 0; }
    summary { cursor: pointer; min-block-size: 1.5rem; color: var(--lg-accent); }
    .subjects { columns: 16rem; padding-block: 0.25rem; }
    .subjects li { border: 0; padding: 0; break-inside: avoid; }
  `]}render(){return p`<section class="panel" aria-labelledby="pool">
      <div><h3 id="pool"><a href=${y(`/estate`,{pool:this.fqdn})}>${b(this.fqdn)}</a></h3>
        <p class="muted small">${O(D,this.release)}${this.migration?p`, ${this.step(this.migration)}`:r}</p></div>
      ${this.migration?this.found?this.progress(this.found):this.pending?s(k.looking):r:p`<p>${k.unplanned}</p>`}
    </section>`}step({target:e,complete:t}){let n=this.poolState===`DECOMMISSIONED`?k.decommissioned:t?k.complete:k.planned;return p`${k.into(b(e.fqdn))}: ${n}`}progress({blockers:e,findings:t}){return p`
      ${this.poolState===`DECOMMISSIONED`?r:e.length===0?p`<h4 class="yes">${d.yes} ${k.noBlockers}</h4>`:this.findings(`no`,`blockers`,k.blockers(e.length),e)}
      ${t.length===0?p`<p class="muted">${k.noFindings}</p>`:this.findings(`step`,`findings`,k.findings(t.length),t)}`}findings(e,t,n,i){return p`<div><h4 class=${e}>${d[e]} ${n}</h4>
      <ul>${i.map((e,n)=>p`<li>
        <a href=${y(`/rules`,{rule:e.rule.id})}>${e.rule.title}</a>
        <p>${ee(e.reason)}</p>
        ${e.count===0?r:p`<details @toggle=${()=>{this.isOpen=!0}}>
          <summary>${k.objects(e.count)}</summary>${this.list(t,n,e.count)}
        </details>`}</li>`)}</ul></div>`}list(e,t,n){return this.subjects.render({pending:()=>s(),error:e=>f(e,()=>void this.subjects.run()),complete:i=>{let a=i?.[e][t]?.subjects??[];return p`<ul class="subjects">${a.map(e=>p`<li>${b(e)}</li>`)}</ul>
          ${a.length<n?p`<p class="small muted">${k.firstOf(a.length,n)}</p>`:r}`}})}};_([x()],H.prototype,`fqdn`,void 0),_([x()],H.prototype,`release`,void 0),_([x()],H.prototype,`poolState`,void 0),_([x({attribute:!1})],H.prototype,`migration`,void 0),_([x({attribute:!1})],H.prototype,`found`,void 0),_([x({type:Boolean})],H.prototype,`pending`,void 0),_([n()],H.prototype,`isOpen`,void 0),H=_([o(`lg-migration-card`)],H);var U=[`move`,`switch`,`retire`],W=[`homePool`,`release`,`site`,`search`];function G(e){switch(e.get(`what`)){case`move`:return ce(e);case`switch`:{let t=e.get(`policy`);return t?{switchPolicy:{identity:t,enablePersistentChat:e.get(`enable`)===`true`}}:void 0}case`retire`:{let t=e.get(`retired`);return t?{decommissionPool:t}:void 0}default:return}}function ce(e){let t=e.get(`to`),n={};for(let t of W){let r=e.get(t)?.trim();r&&(n[t]=r)}return t&&Object.keys(n).length>0?{moveUsers:{filter:n,toPool:t}}:void 0}function K(e,t){let n=e.clients.filter(e=>e.releases.length>0),r=[...n.filter(e=>e.legacy),...n.filter(e=>!e.legacy).slice(0,1)],i=t&&`decommissionPool`in t?t.decommissionPool:``,a=e.chatPools.filter(e=>e.state===`IN_SERVICE`);return[...a.filter(({fqdn:e})=>e===i),...a.filter(({fqdn:e})=>e!==i)].flatMap(e=>r.filter(t=>t.releases.includes(e.release)).map(({client:t})=>({client:t,pool:e.fqdn})))}function q(e,t){return t.clients.find(t=>t.client===e)?.legacy??!1?[e]:t.clients.filter(e=>e.releases.length>0&&!e.legacy).map(e=>e.client)}function J(e,t){return Array.from({length:Math.ceil(e.length/t)},(n,r)=>e.slice(r*t,(r+1)*t))}var le=2,Y=class extends i{constructor(...e){super(...e),this.parameters=new URLSearchParams,this.calculated=[],this.impacts=new t(this,{args:()=>[JSON.stringify(this.change),this.choices],task:async([e,t],{signal:n})=>{let r=K(t,JSON.parse(e));this.calculated=[];for(let t of[...J(r.slice(0,1),1),...J(r.slice(1),le)]){let r=await this.calculate(JSON.parse(e),t,n);n.throwIfAborted(),this.calculated=[...this.calculated,...r]}return this.calculated}}),this.readers=new Map}static{this.styles=[v,c,a`
    :host { display: grid; gap: 0.75rem; grid-template-columns: minmax(0, 1fr); }
    td a { display: inline-flex; gap: 0.6rem; align-items: center; min-block-size: 2rem; padding-inline: 0.4rem; border: 1px solid transparent; border-radius: 0.375rem; text-decoration: none; font-weight: 650; }
    td a:hover { background: var(--lg-raised); }
    td a[aria-current] { border-color: currentColor; background: var(--lg-raised); }
    tbody th { min-inline-size: 8rem; }
    h4 { margin: 0 0 0.25rem; font-size: 0.9375rem; }
    .gain { color: var(--lg-yes); } .loss { color: var(--lg-no); }
    .lists { display: grid; gap: var(--lg-gap); grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr)); align-items: start; }
  `]}render(){let t=this.calculated,n=this.impacts.status===e.COMPLETE,i=t.every(({impact:e})=>e.gained+e.lost===0);return p`
      ${t.length>0?p`<h3 id="results">${k.results}</h3>`:r}
      ${this.impacts.render({pending:()=>s(k.calculating(t.length,K(this.choices,this.change).length)),error:e=>f(e,()=>void this.impacts.run()),complete:()=>t.length===0?p`<p class="muted">${k.noQuestions}</p>`:r})}
      ${t.length===0||i&&!n?r:i?p`<p role="status">${k.nobody}</p>`:this.table(t)}
      ${this.detail(t)}`}async calculate(e,t,n){let r={change:e};t.forEach(({client:e,pool:t},n)=>{r[`c${n}`]=e,r[`p${n}`]=t});let i=await u(R(t),r,n);return t.map((e,t)=>({question:e,impact:i[`i${t}`]}))}table(e){let t=[...new Set(e.map(({question:e})=>e.client))],n=[...new Set(e.map(({question:e})=>e.pool))];return p`<div class="scroll" tabindex="0" role="group" aria-labelledby="results"><table>
      <thead><tr><th scope="col">${k.pool}</th>${t.map(e=>p`<th scope="col">${this.clients(e)}</th>`)}</tr></thead>
      <tbody>${n.map(n=>p`<tr><th scope="row">${l(n)}</th>
        ${t.map(t=>this.cell(e.find(({question:e})=>e.client===t&&e.pool===n)))}</tr>`)}</tbody>
    </table></div>`}cell(e){if(!e)return p`<td class="muted">${k.notReached}</td>`;let{question:{client:t,pool:n},impact:{gained:i,lost:a}}=e;if(i+a===0)return p`<td class="muted">${k.noChange}</td>`;let o=y(`/migration`,{...Object.fromEntries(this.parameters),client:t,at:n});return p`<td><a href=${o} aria-label=${k.cell(this.clients(t),h(n),i,a)}
      aria-current=${this.isOpen({client:t,pool:n})?`true`:r}>
      ${i>0?p`<span class="gain">${k.gains(i)}</span>`:r}
      ${a>0?p`<span class="loss">${k.loses(a)}</span>`:r}</a></td>`}detail(e){let t=e.find(({question:e})=>this.isOpen(e));if(!t)return r;let{question:{client:n,pool:i},impact:a}=t;return p`<h3>${k.detail(this.clients(n),b(i))}</h3>
      <div class="lists">
        ${a.gained>0?p`<div><h4>${k.gained(a.gained)}</h4>${this.users(`usersWhoGain`,n,i)}</div>`:r}
        ${a.lost>0?p`<div><h4>${k.lost(a.lost)}</h4>
          <p class="muted">${k.lostBecause}: ${a.lostByObstacle.map(({rule:e,userCount:t},n)=>p`${n>0?`; `:r}${e.title} (${k.number(t)})`)}</p>
          ${this.users(`usersWhoLose`,n,i)}</div>`:r}
      </div>`}users(e,t,n){return p`<lg-user-list .read=${this.reader(e,t,n)}></lg-user-list>`}reader(e,t,n){let r=this.change,i=JSON.stringify([e,t,n,r]),a=this.readers.get(i);if(a)return a;let o=async(i,a,o)=>(await u(z(e,re),{client:t,pool:n,change:r,first:a,after:i},o)).impact.users;return this.readers.set(i,o),o}isOpen({client:e,pool:t}){return q(e,this.choices).includes(this.parameters.get(`client`)??``)&&this.parameters.get(`at`)===t}clients(e){return k.clients(q(e,this.choices).map(e=>O(ae,e)))}};_([x({attribute:!1})],Y.prototype,`change`,void 0),_([x({attribute:!1})],Y.prototype,`choices`,void 0),_([x({attribute:!1})],Y.prototype,`parameters`,void 0),_([n()],Y.prototype,`calculated`,void 0),Y=_([o(`lg-impact-table`)],Y);var ue=[`what`,...W,`to`,`policy`,`enable`,`retired`],X=class extends i{constructor(...e){super(...e),this.parameters=new URLSearchParams,this.choices=new t(this,{args:()=>[],task:(e,{signal:t})=>u(L,{},t)})}static{this.styles=[v,c,a`
    section { display: grid; gap: 0.9rem; grid-template-columns: minmax(0, 1fr); }
    .fields { display: grid; gap: 0.75rem 1rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 13rem), 1fr)); align-items: end; }
    fieldset { margin: 0; padding: 0; border: 0; min-inline-size: 0; }
    legend { padding: 0; margin-block-end: 0.25rem; font-size: var(--lg-small); font-weight: 600; }
    .kinds { display: flex; flex-wrap: wrap; gap: 0.5rem; }
  `]}render(){return p`<section class="panel" aria-labelledby="what-if">
      <div><h2 id="what-if">${k.whatIf}</h2><p class="muted">${k.whatIfText}</p></div>
      ${this.choices.render({pending:()=>s(),error:e=>f(e,()=>void this.choices.run()),complete:e=>p`${this.kinds()}${this.fields(e)}${this.result(e)}`})}
    </section>`}kinds(){return p`<div class="kinds" role="group" aria-label=${k.kind}>${U.map(e=>p`
      <button aria-pressed=${this.kind()===e} @click=${()=>g(y(`/migration`,{what:e}))}>${k.kinds[e]}</button>`)}</div>`}fields(e){switch(this.kind()){case`move`:return this.moveFields(e);case`switch`:return p`<div class="fields">
        ${this.select(`policy`,k.policy,e.policies.map(({identity:e,enablePersistentChat:t})=>[e,k.policyState(h(e),t)]))}
        ${this.select(`enable`,k.switchTo,[[`true`,k.enable],[`false`,k.disable]],`false`)}</div>`;case`retire`:return p`<div class="fields">
        ${this.select(`retired`,k.retired,e.chatPools.filter(({state:e})=>e===`IN_SERVICE`).map(Z))}</div>`;default:return r}}moveFields({frontEndPools:e}){let t=e=>[...new Set(e)];return p`<fieldset><legend>${k.whoMoves}</legend><div class="fields">
        ${this.select(`homePool`,k.filters.homePool,e.map(Z),``,k.any)}
        ${this.select(`release`,k.filters.release,t(e.map(({release:e})=>e)).map(e=>[e,O(D,e)]),``,k.any)}
        ${this.select(`site`,k.filters.site,t(e.map(({site:e})=>e)).map(e=>[e,h(e)]),``,k.any)}
        <div><label for="search">${k.filters.search}</label>
          <input id="search" type="text" autocomplete="off" spellcheck="false" .value=${this.parameter(`search`)}
            @change=${e=>this.show({search:e.target.value})}></div>
      </div></fieldset>
      <div class="fields">${this.select(`to`,k.to,e.map(Z))}</div>`}select(e,t,n,i=``,a=m.choose){let o=this.parameter(e)||i;return p`<div><label for=${e}>${t}</label>
      <select id=${e} @change=${t=>this.show({[e]:t.target.value})}>
        ${i===``?p`<option value="" ?selected=${o===``}>${a}</option>`:r}
        ${n.map(([e,t])=>p`<option value=${e} ?selected=${e===o}>${t}</option>`)}
      </select></div>`}result(e){let t=this.kind();if(!t)return r;let n=G(this.parameters);return n?p`<lg-impact-table .change=${n} .choices=${e} .parameters=${this.parameters}></lg-impact-table>`:p`<p class="muted">${k.incomplete[t]}</p>`}kind(){return U.find(e=>e===this.parameter(`what`))}parameter(e){return this.parameters.get(e)??``}show(e){let t=Object.fromEntries(ue.map(e=>[e,this.parameter(e)]));g(y(`/migration`,{...t,...e}),{replace:!0})}};_([x({attribute:!1})],X.prototype,`parameters`,void 0),X=_([o(`lg-what-if`)],X);function Z({fqdn:e,release:t}){return[e,`${h(e)} (${O(D,t)})`]}var Q=`LYNC_2013`,$=class extends i{constructor(...n){super(...n),this.parameters=new URLSearchParams,this.status=new t(this,{args:()=>[],task:async(e,{signal:t})=>{let{users:n,migrationStatus:r}=await u(oe,{},t);return{totalUsers:n.totalCount,...r}}}),this.findings=new t(this,{args:()=>[this.status.status===e.COMPLETE],task:async([e],{signal:t})=>e?new Map((await u(se,{},t)).migrationStatus.migrations.map(e=>[e.source.fqdn,e])):void 0})}static{this.styles=[v,c,a`
    .phases { display: flex; flex-wrap: wrap; gap: 0.5rem; }
    .phases li { flex: 1 1 9rem; padding: 0.5rem 0.75rem; border: 1px solid var(--lg-line); border-radius: 0.375rem; color: var(--lg-muted); }
    .phases [aria-current] { border: 2px solid var(--lg-accent); background: var(--lg-accent-soft); color: var(--lg-text); font-weight: 650; }
    .halves { display: grid; gap: var(--lg-gap); grid-template-columns: minmax(0, 1fr); align-items: start; }
    @media (min-width: 70rem) { .halves { grid-template-columns: minmax(0, 1.2fr) minmax(0, 1fr); } }
    .cards { display: grid; gap: var(--lg-gap); grid-template-columns: repeat(auto-fill, minmax(min(100%, 26rem), 1fr)); align-items: start; }
    section.panel { display: grid; gap: 0.75rem; grid-template-columns: minmax(0, 1fr); }
    .head { justify-content: space-between; }
    td.number, th.number { text-align: end; }
    tbody th { white-space: nowrap; }
  `]}render(){return p`<div class="stack">
      ${this.status.render({pending:()=>s(),error:e=>f(e,()=>void this.status.run()),complete:e=>p`
          ${this.phase(e)}
          <div class="halves">${this.readiness(e)}${this.deployments(e)}</div>
          ${this.list(e)}
          ${this.pools(e)}`})}
      <lg-what-if .parameters=${this.parameters} ?hidden=${this.status.status===e.PENDING}></lg-what-if>
    </div>`}phase({phase:e}){return p`<section class="panel" aria-labelledby="phase">
      <h2 id="phase">${k.phase}</h2>
      <ol class="phases">${Object.entries(k.phases).map(([t,{name:n}])=>p`
        <li aria-current=${t===e?`step`:r}>${n}</li>`)}</ol>
      <p>${k.phases[e]?.text??e}</p>
    </section>`}readiness(e){return p`<section class="panel" aria-labelledby="readiness">
      <h2 id="readiness">${k.readiness}</h2>
      <p class="muted">${k.readinessText}</p>
      <lg-bar-chart .bars=${this.bars(e)} .total=${e.totalUsers} .label=${k.readiness}></lg-bar-chart>
    </section>`}bars(e){let t=(e,t,n,r)=>({kind:e,label:t,count:n,to:y(`/migration`,{list:r}),current:this.parameters.get(`list`)===r});return[t(`yes`,k.ready,e.usersReadyForLync2013,`ready`),...e.usersNotReady.map(({rule:e,userCount:n})=>t(`no`,k.obstacle(e.title),n,e.id)),t(`step`,k.notEnabled,e.accountsNotEnabled,`not-enabled`)]}list(e){let t=this.parameters.get(`list`);if(!t)return r;let n=e.deployments.find(({release:e})=>e===Q)?.chatPools.find(({state:e})=>e===`IN_SERVICE`),i=this.bars(e).find(e=>e.current)?.label??t,a=p`<div class="row head"><h2 id="list">${k.listed(i)}</h2>
      <a class="button" href="/migration">${k.closeList}</a></div>`;return p`<section class="panel" aria-labelledby="list">${a}${t===`not-enabled`?p`<lg-user-list .filter=${{enabled:!1}}></lg-user-list>`:n?p`<lg-user-list .client=${Q} .pool=${n.fqdn} .eligible=${t===`ready`}
          .rule=${t===`ready`?``:t} .filter=${{enabled:!0}}></lg-user-list>`:p`<p>${k.noPool}</p>`}</section>`}deployments({deployments:e,legacyConfigurations:t}){let n=e=>p`<td class="number">${k.number(e)}</td>`;return p`<section class="panel" aria-labelledby="deployments">
      <h2 id="deployments">${k.deployments}</h2>
      <div class="scroll" tabindex="0" role="group" aria-labelledby="deployments"><table>
        <thead><tr><th scope="col">${k.release}</th>
          ${[k.chatPools,k.usersHomed,k.categories,k.rooms,k.addIns].map(e=>p`
            <th scope="col" class="number">${e}</th>`)}</tr></thead>
        <tbody>${e.map(e=>p`<tr>
          <th scope="row"><a href="/estate">${O(D,e.release)}</a></th>
          ${n(fe(e))}${n(e.homedUserCount)}${n(e.categoryCount)}
          ${n(e.roomCount)}${n(e.addInCount)}</tr>`)}</tbody>
      </table></div>
      <p>${k.legacyConfigurations(t)}</p>
      ${t>0?p`<lg-legacy-configurations .pools=${de(e)}></lg-legacy-configurations>`:r}
    </section>`}pools(t){let n=t.deployments.filter(({release:e})=>e!==`LYNC_2013`).flatMap(({release:e,chatPools:t})=>t.map(t=>({...t,release:e})));return p`<section class="stack" aria-labelledby="pools">
      <h2 id="pools">${k.perPool}</h2>
      ${n.length===0?p`<p class="muted">${k.noLegacy}</p>`:p`
        <p class="muted">${k.contentNote}</p>
        ${this.findings.status===e.ERROR?f(this.findings.error,()=>void this.findings.run()):r}
        <div class="cards">${n.map(n=>p`<lg-migration-card .fqdn=${n.fqdn} .release=${n.release}
          .poolState=${n.state} .migration=${t.migrations.find(({source:e})=>e.fqdn===n.fqdn)}
          .found=${this.findings.value?.get(n.fqdn)} ?pending=${this.findings.status!==e.ERROR}></lg-migration-card>`)}</div>`}
    </section>`}};_([x({attribute:!1})],$.prototype,`parameters`,void 0),$=_([o(`lg-migration-view`)],$);function de(e){return e.filter(({release:e})=>e!==Q).flatMap(({chatPools:e})=>e.filter(({state:e})=>e!==`DECOMMISSIONED`).map(({fqdn:e})=>e))}function fe(e){return e.chatPools.filter(({state:e})=>e===`IN_SERVICE`).length}export{$ as MigrationView};