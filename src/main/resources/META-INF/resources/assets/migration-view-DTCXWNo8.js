import{t as e}from"./task-hSh6HPr9.js";import{C as t,D as n,S as r,T as i,_ as a,a as o,c as s,d as c,f as l,i as u,j as d,k as ee,l as f,m as p,n as m,o as h,p as g,s as _,t as v,w as y,x as b}from"./index-CajHEj6X.js";import{n as x,r as S,t as C}from"./user-list-Z9LwhS_y.js";import{a as w,i as T,n as te,t as E}from"./format-CP1OhEck.js";import{o as D,r as O,t as k}from"./names-sJecreet.js";var A={phase:`Phase`,phases:{NO_CHAT:{name:`No chat`,text:`No chat pool is in service or migrated.`},LEGACY_ONLY:{name:`Legacy only`,text:`Only legacy chat pools are in service.`},COEXISTENCE:{name:`Coexistence`,text:`Legacy and Lync 2013 chat pools are in service side by side.`},MIGRATED:{name:`Migrated`,text:`Only Lync 2013 chat pools are in service; some legacy chat pools are not decommissioned yet.`},COMPLETE:{name:`Complete`,text:`All legacy chat pools are decommissioned.`}},now:`present phase`,readiness:`Who is ready for Lync 2013`,readinessText:`Enabled users, and whether they can use the Lync 2013 client with the Lync 2013 chat pools in service. A user with several obstacles is counted at each of them.`,ready:`Ready`,obstacle:e=>`Obstacle: ${e}`,notEnabled:`Account not enabled`,percent:w,number:T,listed:e=>`Users: ${e}`,noPool:`No Lync 2013 chat pool is in service, so there is no list.`,closeList:`Close the list`,deployments:`Deployments`,release:`Release`,chatPools:`Chat pools in service`,usersHomed:`Users homed`,categories:`Categories`,rooms:`Rooms`,addIns:`Add-ins`,legacyConfigurations:e=>`${E(e,`client configuration points`,`client configurations point`)} at a legacy chat pool.`,perPool:`Chat pools to migrate`,noLegacy:`There is no legacy chat pool.`,unplanned:`No migration is planned.`,into:e=>n`into ${e}`,planned:`planned`,complete:`complete`,decommissioned:`decommissioned`,blockers:e=>`Blocks decommissioning: ${E(e,`finding`,`findings`)}`,noBlockers:`Nothing blocks decommissioning.`,findings:e=>`To look at before: ${E(e,`finding`,`findings`)}`,noFindings:`Nothing would be overwritten or lost, as far as the content of the pools is recorded here.`,contentNote:`The content of legacy pools is known only as far as it was imported here.`,subjects:(e,t)=>e<t?`The first ${T(e)} of ${T(t)}`:E(t,`object`,`objects`),whatIf:`What if …`,whatIfText:`Try a change on all users. Nothing is stored.`,kinds:{move:`Move users`,switch:`Switch a policy`,retire:`Retire a chat pool`},kind:`Change`,whoMoves:`Which users move`,filters:{homePool:`Homed on`,release:`Homed on release`,site:`In site`,search:`Name or address begins with`},any:`any`,to:`To front-end pool`,policy:`Policy`,policyState:(e,t)=>`${e} (${t?`enables`:`disables`} chat now)`,switchTo:`Set to`,enable:`enable Persistent Chat`,disable:`disable Persistent Chat`,retired:`Chat pool`,incomplete:{move:`Choose which users move, and where to.`,switch:`Choose a policy.`,retire:`Choose a chat pool.`},calculating:(e,t)=>`Calculated ${T(e)} of ${T(t)}`,results:`Who gains and who loses`,noQuestions:`No chat pool is in service.`,pool:`Chat pool`,clients:te,gains:e=>`+${T(e)}`,loses:e=>`−${T(e)}`,noChange:`no change`,notReached:`–`,cell:(e,t,n,r)=>`${e}, ${t}: ${E(n,`user gains`,`users gain`)}, ${E(r,`user loses`,`users lose`)}`,nobody:`Nobody gains or loses anything by this change.`,detail:(e,t)=>n`${e} with ${t}`,gained:e=>E(e,`user gains it`,`users gain it`),lost:e=>E(e,`user loses it`,`users lose it`),lostBecause:`Why they lose it`},j=52,M=16,N=400,P=20,F=class extends y{constructor(...e){super(...e),this.bars=[],this.total=0,this.label=``,this.width=0,this.observer=new ResizeObserver(([e])=>{this.width=Math.floor(e?.contentRect.width??0)})}static{this.styles=[_,d`
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
  `]}connectedCallback(){super.connectedCallback(),this.observer.observe(this)}disconnectedCallback(){super.disconnectedCallback(),this.observer.disconnect()}render(){return n`<svg width=${this.width} height=${this.bars.length*(j+this.extraLine())} role="group" aria-label=${this.label}>
      ${this.width===0?[]:this.bars.map((e,t)=>this.bar(e,t*(j+this.extraLine())))}</svg>`}extraLine(){return this.width<N?P:0}bar(e,t){let n=this.total===0?0:e.count/this.total,r=`${A.number(e.count)} · ${A.percent(n)}`,a=Number.parseFloat(getComputedStyle(document.documentElement).fontSize)||16,o=`400 ${.9375*a}px ${getComputedStyle(this).getPropertyValue(`--lg-font`)||`sans-serif`}`,s=`${e.label} ${r}`,c=this.extraLine();return ee`<a class=${e.kind} href=${e.to} transform="translate(0 ${t})" aria-label=${s}
      aria-current=${e.current?`true`:i} @click=${t=>x(t,e.to)}>
      <rect class="frame" x="-4" y="0" width=${this.width+8} height=${j+c-4} rx="6"/>
      <text y="18">${S(e.label,this.width-(c?0:9*a),o)}</text>
      <text class="number" x=${this.width} y=${18+c}>${r}</text>
      <rect class="track" y=${26+c} width=${this.width} height=${M} rx="4"/>
      <rect class="bar" y=${26+c} width=${n>0?Math.max(3,this.width*n):0} height=${M} rx="4"/>
    </a>`}};h([r({attribute:!1})],F.prototype,`bars`,void 0),h([r({type:Number})],F.prototype,`total`,void 0),h([r()],F.prototype,`label`,void 0),h([b()],F.prototype,`width`,void 0),F=h([t(`lg-bar-chart`)],F);var I=class extends y{constructor(...e){super(...e),this.fqdn=``,this.release=``,this.poolState=``}static{this.styles=[_,s,d`
    .panel { display: grid; gap: 0.75rem; grid-template-columns: minmax(0, 1fr); }
    .icon .cut { fill: none; stroke: var(--lg-surface); }
    h4 { margin: 0; display: flex; gap: 0.4rem; align-items: center; font-size: 0.9375rem; }
    .no { color: var(--lg-no); } .step { color: var(--lg-step); } .yes { color: var(--lg-yes); }
    li { padding-block: 0.35rem; border-block-end: 1px solid var(--lg-line); }
    li:last-child { border: 0; }
    summary { cursor: pointer; min-block-size: 1.5rem; color: var(--lg-accent); }
    .subjects { columns: 16rem; padding-block: 0.25rem; }
    .subjects li { border: 0; padding: 0; break-inside: avoid; }
  `]}render(){return n`<section class="panel" aria-labelledby="pool">
      <div><h3 id="pool"><a href=${v(`/estate`,{pool:this.fqdn})}>${f(this.fqdn)}</a></h3>
        <p class="muted small">${O(D,this.release)}${this.migration?n`, ${this.step(this.migration)}`:i}</p></div>
      ${this.migration?this.progress(this.migration):n`<p>${A.unplanned}</p>`}
    </section>`}step({target:e,complete:t}){let r=this.poolState===`DECOMMISSIONED`?A.decommissioned:t?A.complete:A.planned;return n`${A.into(f(e.fqdn))}: ${r}`}progress({blockers:e,findings:t}){return n`
      ${this.poolState===`DECOMMISSIONED`?i:e.length===0?n`<h4 class="yes">${g.yes} ${A.noBlockers}</h4>`:this.findings(`no`,A.blockers(e.length),e)}
      ${t.length===0?n`<p class="muted">${A.noFindings}</p>`:this.findings(`step`,A.findings(t.length),t)}`}findings(e,t,r){return n`<div><h4 class=${e}>${g[e]} ${t}</h4>
      <ul>${r.map(e=>n`<li>
        <a href=${v(`/rules`,{rule:e.rule.id})}>${e.rule.title}</a>
        <p>${c(e.reason)}</p>
        ${e.subjects.length===0?i:n`<details>
          <summary>${A.subjects(e.subjects.length,e.count)}</summary>
          <ul class="subjects">${e.subjects.map(e=>n`<li>${f(e)}</li>`)}</ul>
        </details>`}</li>`)}</ul></div>`}};h([r()],I.prototype,`fqdn`,void 0),h([r()],I.prototype,`release`,void 0),h([r()],I.prototype,`poolState`,void 0),h([r({attribute:!1})],I.prototype,`migration`,void 0),I=h([t(`lg-migration-card`)],I);var L=`{ rule { id title } reason count subjects }`,R=`{ rule { id title statement } userCount }`,z=`query MigrationStatus {
  users(first: 1) { totalCount }
  migrationStatus {
    phase usersReadyForLync2013 usersNotReady ${R} accountsNotEnabled legacyConfigurations
    deployments { release homedUserCount categoryCount roomCount addInCount chatPools { fqdn state } }
    migrations { source { fqdn release state } target { fqdn } complete findings ${L} blockers ${L} }
  }
}`,B=`query Choices {
  frontEndPools { fqdn release site } chatPools { fqdn release state } policies { identity enablePersistentChat }
  clients { client legacy releases }
}`;function V(e){return`query Impacts($change: PlannedChangeInput!, ${e.map((e,t)=>`$c${t}: Client!, $p${t}: ID!`).join(`, `)}) {
    ${e.map((e,t)=>`i${t}: impact(client: $c${t}, pool: $p${t}, change: $change) {
      gained lost unchanged lostByObstacle ${R}
    }`).join(`
`)}
  }`}function H(e,t){return`query AffectedUsers($client: Client!, $pool: ID!, $change: PlannedChangeInput!, $after: String) {
    impact(client: $client, pool: $pool, change: $change) { users: ${e}(first: 50, after: $after) ${t} }
  }`}var U=[`move`,`switch`,`retire`],W=[`homePool`,`release`,`site`,`search`];function G(e){switch(e.get(`what`)){case`move`:return K(e);case`switch`:{let t=e.get(`policy`);return t?{switchPolicy:{identity:t,enablePersistentChat:e.get(`enable`)===`true`}}:void 0}case`retire`:{let t=e.get(`retired`);return t?{decommissionPool:t}:void 0}default:return}}function K(e){let t=e.get(`to`),n={};for(let t of W){let r=e.get(t)?.trim();r&&(n[t]=r)}return t&&Object.keys(n).length>0?{moveUsers:{filter:n,toPool:t}}:void 0}function q(e){let t=e.clients.filter(e=>e.releases.length>0),n=[...t.filter(e=>e.legacy),...t.filter(e=>!e.legacy).slice(0,1)];return e.chatPools.filter(e=>e.state===`IN_SERVICE`).flatMap(e=>n.filter(t=>t.releases.includes(e.release)).map(({client:t})=>({client:t,pool:e.fqdn})))}function J(e,t){return t.clients.find(t=>t.client===e)?.legacy??!1?[e]:t.clients.filter(e=>e.releases.length>0&&!e.legacy).map(e=>e.client)}function ne(e,t){return Array.from({length:Math.ceil(e.length/t)},(n,r)=>e.slice(r*t,(r+1)*t))}var re=8,Y=class extends y{constructor(...t){super(...t),this.parameters=new URLSearchParams,this.done=0,this.impacts=new e(this,{args:()=>[JSON.stringify(this.change),this.choices],task:async([e,t],{signal:n})=>{let r=q(t),i=[];this.done=0;for(let t of ne(r,re))i.push(...await this.calculate(JSON.parse(e),t,n)),this.done=i.length;return r.map((e,t)=>({question:e,impact:i[t]}))}}),this.readers=new Map}static{this.styles=[_,s,d`
    :host { display: grid; gap: 0.75rem; grid-template-columns: minmax(0, 1fr); }
    td a { display: inline-flex; gap: 0.6rem; align-items: center; min-block-size: 2rem; padding-inline: 0.4rem; border: 1px solid transparent; border-radius: 0.375rem; text-decoration: none; font-weight: 650; }
    td a:hover { background: var(--lg-raised); }
    td a[aria-current] { border-color: currentColor; background: var(--lg-raised); }
    h4 { margin: 0 0 0.25rem; font-size: 0.9375rem; }
    .gain { color: var(--lg-yes); } .loss { color: var(--lg-no); }
    .lists { display: grid; gap: var(--lg-gap); grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr)); align-items: start; }
  `]}render(){return this.impacts.render({pending:()=>o(A.calculating(this.done,q(this.choices).length)),error:e=>u(e,()=>void this.impacts.run()),complete:e=>e.length===0?n`<p class="muted">${A.noQuestions}</p>`:n`
        <h3 id="results">${A.results}</h3>
        ${e.every(({impact:e})=>e.gained+e.lost===0)?n`<p role="status">${A.nobody}</p>`:this.table(e)}
        ${this.detail(e)}`})}async calculate(e,t,n){let r={change:e};t.forEach(({client:e,pool:t},n)=>{r[`c${n}`]=e,r[`p${n}`]=t});let i=await p(V(t),r,n);return t.map((e,t)=>i[`i${t}`])}table(e){let t=[...new Set(e.map(({question:e})=>e.client))],r=[...new Set(e.map(({question:e})=>e.pool))];return n`<div class="scroll" tabindex="0" role="group" aria-labelledby="results"><table>
      <thead><tr><th scope="col">${A.pool}</th>${t.map(e=>n`<th scope="col">${this.clients(e)}</th>`)}</tr></thead>
      <tbody>${r.map(r=>n`<tr><th scope="row">${f(r)}</th>
        ${t.map(t=>this.cell(e.find(({question:e})=>e.client===t&&e.pool===r)))}</tr>`)}</tbody>
    </table></div>`}cell(e){if(!e)return n`<td class="muted">${A.notReached}</td>`;let{question:{client:t,pool:r},impact:{gained:a,lost:o}}=e;if(a+o===0)return n`<td class="muted">${A.noChange}</td>`;let s=v(`/migration`,{...Object.fromEntries(this.parameters),client:t,at:r});return n`<td><a href=${s} aria-label=${A.cell(this.clients(t),r,a,o)}
      aria-current=${this.isOpen({client:t,pool:r})?`true`:i}>
      ${a>0?n`<span class="gain">${A.gains(a)}</span>`:i}
      ${o>0?n`<span class="loss">${A.loses(o)}</span>`:i}</a></td>`}detail(e){let t=e.find(({question:e})=>this.isOpen(e));if(!t)return i;let{question:{client:r,pool:a},impact:o}=t;return n`<h3>${A.detail(this.clients(r),f(a))}</h3>
      <div class="lists">
        ${o.gained>0?n`<div><h4>${A.gained(o.gained)}</h4>${this.users(`usersWhoGain`,r,a)}</div>`:i}
        ${o.lost>0?n`<div><h4>${A.lost(o.lost)}</h4>
          <p class="muted">${A.lostBecause}: ${o.lostByObstacle.map(({rule:e,userCount:t},r)=>n`${r>0?`; `:i}${e.title} (${A.number(t)})`)}</p>
          ${this.users(`usersWhoLose`,r,a)}</div>`:i}
      </div>`}users(e,t,r){return n`<lg-user-list .read=${this.reader(e,t,r)}></lg-user-list>`}reader(e,t,n){let r=this.change,i=JSON.stringify([e,t,n,r]),a=this.readers.get(i);if(a)return a;let o=async(i,a)=>(await p(H(e,C),{client:t,pool:n,change:r,after:i},a)).impact.users;return this.readers.set(i,o),o}isOpen({client:e,pool:t}){return this.parameters.get(`client`)===e&&this.parameters.get(`at`)===t}clients(e){return A.clients(J(e,this.choices).map(e=>O(k,e)))}};h([r({attribute:!1})],Y.prototype,`change`,void 0),h([r({attribute:!1})],Y.prototype,`choices`,void 0),h([r({attribute:!1})],Y.prototype,`parameters`,void 0),h([b()],Y.prototype,`done`,void 0),Y=h([t(`lg-impact-table`)],Y);var ie=[`what`,...W,`to`,`policy`,`enable`,`retired`],X=class extends y{constructor(...t){super(...t),this.parameters=new URLSearchParams,this.choices=new e(this,{args:()=>[],task:(e,{signal:t})=>p(B,{},t)})}static{this.styles=[_,s,d`
    section { display: grid; gap: 0.9rem; grid-template-columns: minmax(0, 1fr); }
    .fields { display: grid; gap: 0.75rem 1rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 13rem), 1fr)); align-items: end; }
    fieldset { margin: 0; padding: 0; border: 0; min-inline-size: 0; }
    legend { padding: 0; margin-block-end: 0.25rem; font-size: var(--lg-small); font-weight: 600; }
    .kinds { display: flex; flex-wrap: wrap; gap: 0.5rem; }
  `]}render(){return n`<section class="panel" aria-labelledby="what-if">
      <div><h2 id="what-if">${A.whatIf}</h2><p class="muted">${A.whatIfText}</p></div>
      ${this.choices.render({pending:()=>o(),error:e=>u(e,()=>void this.choices.run()),complete:e=>n`${this.kinds()}${this.fields(e)}${this.result(e)}`})}
    </section>`}kinds(){return n`<div class="kinds" role="group" aria-label=${A.kind}>${U.map(e=>n`
      <button aria-pressed=${this.kind()===e} @click=${()=>m(v(`/migration`,{what:e}))}>${A.kinds[e]}</button>`)}</div>`}fields(e){switch(this.kind()){case`move`:return this.moveFields(e);case`switch`:return n`<div class="fields">
        ${this.select(`policy`,A.policy,e.policies.map(({identity:e,enablePersistentChat:t})=>[e,A.policyState(l(e),t)]))}
        ${this.select(`enable`,A.switchTo,[[`true`,A.enable],[`false`,A.disable]],`false`)}</div>`;case`retire`:return n`<div class="fields">
        ${this.select(`retired`,A.retired,e.chatPools.filter(({state:e})=>e===`IN_SERVICE`).map(Z))}</div>`;default:return i}}moveFields({frontEndPools:e}){let t=e=>[...new Set(e)];return n`<fieldset><legend>${A.whoMoves}</legend><div class="fields">
        ${this.select(`homePool`,A.filters.homePool,e.map(Z),``,A.any)}
        ${this.select(`release`,A.filters.release,t(e.map(({release:e})=>e)).map(e=>[e,O(D,e)]),``,A.any)}
        ${this.select(`site`,A.filters.site,t(e.map(({site:e})=>e)).map(e=>[e,l(e)]),``,A.any)}
        <div><label for="search">${A.filters.search}</label>
          <input id="search" type="text" autocomplete="off" spellcheck="false" .value=${this.parameter(`search`)}
            @change=${e=>this.show({search:e.target.value})}></div>
      </div></fieldset>
      <div class="fields">${this.select(`to`,A.to,e.map(Z))}</div>`}select(e,t,r,o=``,s=a.choose){let c=this.parameter(e)||o;return n`<div><label for=${e}>${t}</label>
      <select id=${e} @change=${t=>this.show({[e]:t.target.value})}>
        ${o===``?n`<option value="" ?selected=${c===``}>${s}</option>`:i}
        ${r.map(([e,t])=>n`<option value=${e} ?selected=${e===c}>${t}</option>`)}
      </select></div>`}result(e){let t=this.kind();if(!t)return i;let r=G(this.parameters);return r?n`<lg-impact-table .change=${r} .choices=${e} .parameters=${this.parameters}></lg-impact-table>`:n`<p class="muted">${A.incomplete[t]}</p>`}kind(){return U.find(e=>e===this.parameter(`what`))}parameter(e){return this.parameters.get(e)??``}show(e){let t=Object.fromEntries(ie.map(e=>[e,this.parameter(e)]));m(v(`/migration`,{...t,...e}),{replace:!0})}};h([r({attribute:!1})],X.prototype,`parameters`,void 0),X=h([t(`lg-what-if`)],X);function Z({fqdn:e,release:t}){return[e,`${l(e)} (${O(D,t)})`]}var Q=`LYNC_2013`,$=class extends y{constructor(...t){super(...t),this.parameters=new URLSearchParams,this.status=new e(this,{args:()=>[],task:async(e,{signal:t})=>{let{users:n,migrationStatus:r}=await p(z,{},t);return{totalUsers:n.totalCount,...r}}})}static{this.styles=[_,s,d`
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
  `]}render(){return this.status.render({pending:()=>o(),error:e=>u(e,()=>void this.status.run()),complete:e=>n`<div class="stack">
        ${this.phase(e)}
        <div class="halves">${this.readiness(e)}${this.deployments(e)}</div>
        ${this.list(e)}
        ${this.pools(e)}
        <lg-what-if .parameters=${this.parameters}></lg-what-if>
      </div>`})}phase({phase:e}){return n`<section class="panel" aria-labelledby="phase">
      <h2 id="phase">${A.phase}</h2>
      <ol class="phases">${Object.entries(A.phases).map(([t,{name:r}])=>n`
        <li aria-current=${t===e?`step`:i}>${r}</li>`)}</ol>
      <p>${A.phases[e]?.text??e}</p>
    </section>`}readiness(e){return n`<section class="panel" aria-labelledby="readiness">
      <h2 id="readiness">${A.readiness}</h2>
      <p class="muted">${A.readinessText}</p>
      <lg-bar-chart .bars=${this.bars(e)} .total=${e.totalUsers} .label=${A.readiness}></lg-bar-chart>
    </section>`}bars(e){let t=(e,t,n,r)=>({kind:e,label:t,count:n,to:v(`/migration`,{list:r}),current:this.parameters.get(`list`)===r});return[t(`yes`,A.ready,e.usersReadyForLync2013,`ready`),...e.usersNotReady.map(({rule:e,userCount:n})=>t(`no`,A.obstacle(e.title),n,e.id)),t(`step`,A.notEnabled,e.accountsNotEnabled,`not-enabled`)]}list(e){let t=this.parameters.get(`list`);if(!t)return i;let r=e.deployments.find(({release:e})=>e===Q)?.chatPools.find(({state:e})=>e===`IN_SERVICE`),a=this.bars(e).find(e=>e.current)?.label??t,o=n`<div class="row head"><h2 id="list">${A.listed(a)}</h2>
      <a class="button" href="/migration">${A.closeList}</a></div>`;return n`<section class="panel" aria-labelledby="list">${o}${t===`not-enabled`?n`<lg-user-list .filter=${{enabled:!1}}></lg-user-list>`:r?n`<lg-user-list .client=${Q} .pool=${r.fqdn} .eligible=${t===`ready`}
          .rule=${t===`ready`?``:t} .filter=${{enabled:!0}}></lg-user-list>`:n`<p>${A.noPool}</p>`}</section>`}deployments({deployments:e,legacyConfigurations:t}){let r=e=>n`<td class="number">${A.number(e)}</td>`;return n`<section class="panel" aria-labelledby="deployments">
      <h2 id="deployments">${A.deployments}</h2>
      <div class="scroll" tabindex="0" role="group" aria-labelledby="deployments"><table>
        <thead><tr><th scope="col">${A.release}</th>
          ${[A.chatPools,A.usersHomed,A.categories,A.rooms,A.addIns].map(e=>n`
            <th scope="col" class="number">${e}</th>`)}</tr></thead>
        <tbody>${e.map(e=>n`<tr>
          <th scope="row"><a href="/estate">${O(D,e.release)}</a></th>
          ${r(ae(e))}${r(e.homedUserCount)}${r(e.categoryCount)}
          ${r(e.roomCount)}${r(e.addInCount)}</tr>`)}</tbody>
      </table></div>
      <p>${A.legacyConfigurations(t)}</p>
    </section>`}pools(e){let t=e.deployments.filter(({release:e})=>e!==`LYNC_2013`).flatMap(({release:e,chatPools:t})=>t.map(t=>({...t,release:e})));return n`<section class="stack" aria-labelledby="pools">
      <h2 id="pools">${A.perPool}</h2>
      ${t.length===0?n`<p class="muted">${A.noLegacy}</p>`:n`
        <p class="muted">${A.contentNote}</p>
        <div class="cards">${t.map(t=>n`<lg-migration-card .fqdn=${t.fqdn} .release=${t.release}
          .poolState=${t.state} .migration=${e.migrations.find(({source:e})=>e.fqdn===t.fqdn)}></lg-migration-card>`)}</div>`}
    </section>`}};h([r({attribute:!1})],$.prototype,`parameters`,void 0),$=h([t(`lg-migration-view`)],$);function ae(e){return e.chatPools.filter(({state:e})=>e===`IN_SERVICE`).length}export{$ as MigrationView};