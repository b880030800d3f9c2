import{n as e,t}from"./task-DCe4Tp5Z.js";import{C as n,D as r,E as i,N as a,T as o,a as s,c,d as l,f as u,g as d,h as f,i as p,j as ee,k as m,l as h,m as g,n as _,o as v,s as y,t as b,u as x,w as S}from"./index-CV13nfdE.js";import{a as te,i as C,o as w,t as ne}from"./user-list-CAU4oo2b.js";import{a as re,i as T,n as E,t as D}from"./format-CP1OhEck.js";import{o as O,r as k,t as ie}from"./names-sJecreet.js";var A={phase:`Phase`,phases:{NO_CHAT:{name:`No chat`,text:`No chat pool is in service or migrated.`},LEGACY_ONLY:{name:`Legacy only`,text:`Only legacy chat pools are in service.`},COEXISTENCE:{name:`Coexistence`,text:`Legacy and Lync 2013 chat pools are in service side by side.`},MIGRATED:{name:`Migrated`,text:`Only Lync 2013 chat pools are in service; some legacy chat pools are not decommissioned yet.`},COMPLETE:{name:`Complete`,text:`All legacy chat pools are decommissioned.`}},now:`present phase`,readiness:`Who is ready for Lync 2013`,readinessText:`Enabled users, and whether they can use the Lync 2013 client with the Lync 2013 chat pools in service. A user with several obstacles is counted at each of them.`,ready:`Ready`,obstacle:e=>`Obstacle: ${e}`,notEnabled:`Account not enabled`,percent:re,number:T,listed:e=>`Users: ${e}`,noPool:`No Lync 2013 chat pool is in service, so there is no list.`,closeList:`Close the list`,deployments:`Deployments`,release:`Release`,chatPools:`Chat pools in service`,usersHomed:`Users homed`,categories:`Categories`,rooms:`Rooms`,addIns:`Add-ins`,legacyConfigurations:e=>`${D(e,`client configuration points`,`client configurations point`)} at a legacy chat pool.`,perPool:`Chat pools to migrate`,noLegacy:`There is no legacy chat pool.`,unplanned:`No migration is planned.`,into:e=>m`into ${e}`,planned:`planned`,complete:`complete`,decommissioned:`decommissioned`,blockers:e=>`Blocks decommissioning: ${D(e,`finding`,`findings`)}`,noBlockers:`Nothing blocks decommissioning.`,findings:e=>`To look at before: ${D(e,`finding`,`findings`)}`,noFindings:`Nothing would be overwritten or lost, as far as the content of the pools is recorded here.`,contentNote:`The content of legacy pools is known only as far as it was imported here.`,looking:`Looking for what blocks the decommissioning`,objects:e=>D(e,`object`,`objects`),firstOf:(e,t)=>`${T(e)} of ${T(t)}. The API has at most the first 100; secret rooms are left out for viewers.`,whatIf:`What if …`,whatIfText:`Try a change on all users. Nothing is stored.`,kinds:{move:`Move users`,switch:`Switch a policy`,retire:`Retire a chat pool`},kind:`Change`,whoMoves:`Which users move`,filters:{homePool:`Homed on`,release:`Homed on release`,site:`In site`,search:`Name or address begins with`},any:`any`,to:`To front-end pool`,policy:`Policy`,policyState:(e,t)=>`${e} (${t?`enables`:`disables`} chat now)`,switchTo:`Set to`,enable:`enable Persistent Chat`,disable:`disable Persistent Chat`,retired:`Chat pool`,incomplete:{move:`Choose which users move, and where to.`,switch:`Choose a policy.`,retire:`Choose a chat pool.`},calculating:(e,t)=>`Calculated ${T(e)} of ${T(t)}`,results:`Who gains and who loses`,noQuestions:`No chat pool is in service.`,pool:`Chat pool`,clients:E,gains:e=>`+${T(e)}`,loses:e=>`−${T(e)}`,noChange:`no change`,notReached:`–`,cell:(e,t,n,r)=>`${e}, ${t}: ${D(n,`user gains`,`users gain`)}, ${D(r,`user loses`,`users lose`)}`,nobody:`Nobody gains or loses anything by this change.`,detail:(e,t)=>m`${e} with ${t}`,gained:e=>D(e,`user gains it`,`users gain it`),lost:e=>D(e,`user loses it`,`users lose it`),lostBecause:`Why they lose it`},j=52,M=16,N=400,P=20,F=class extends i{constructor(...e){super(...e),this.bars=[],this.total=0,this.label=``,this.width=0,this.observer=new ResizeObserver(([e])=>{this.width=Math.floor(e?.contentRect.width??0)})}static{this.styles=[y,a`
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
  `]}connectedCallback(){super.connectedCallback(),this.observer.observe(this)}disconnectedCallback(){super.disconnectedCallback(),this.observer.disconnect()}render(){return m`<svg width=${this.width} height=${this.bars.length*(j+this.extraLine())} role="group" aria-label=${this.label}>
      ${this.width===0?[]:this.bars.map((e,t)=>this.bar(e,t*(j+this.extraLine())))}</svg>`}extraLine(){return this.width<N?P:0}bar(e,t){let n=this.total===0?0:e.count/this.total,i=`${A.number(e.count)} · ${A.percent(n)}`,a=Number.parseFloat(getComputedStyle(document.documentElement).fontSize)||16,o=`400 ${.9375*a}px ${getComputedStyle(this).getPropertyValue(`--lg-font`)||`sans-serif`}`,s=`${e.label} ${i}`,c=this.extraLine();return ee`<a class=${e.kind} href=${e.to} transform="translate(0 ${t})" aria-label=${s}
      aria-current=${e.current?`true`:r} @click=${t=>te(t,e.to)}>
      <rect class="frame" x="-4" y="0" width=${this.width+8} height=${j+c-4} rx="6"/>
      <text y="18">${w(e.label,this.width-(c?0:9*a),o)}</text>
      <text class="number" x=${this.width} y=${18+c}>${i}</text>
      <rect class="track" y=${26+c} width=${this.width} height=${M} rx="4"/>
      <rect class="bar" y=${26+c} width=${n>0?Math.max(3,this.width*n):0} height=${M} rx="4"/>
    </a>`}};v([S({attribute:!1})],F.prototype,`bars`,void 0),v([S({type:Number})],F.prototype,`total`,void 0),v([S()],F.prototype,`label`,void 0),v([n()],F.prototype,`width`,void 0),F=v([o(`lg-bar-chart`)],F);var I=`{ rule { id title } reason count }`,L=`{ rule { id title statement } userCount }`,ae=`query MigrationStatus {
  users(first: 1) { totalCount }
  migrationStatus {
    phase usersReadyForLync2013 usersNotReady ${L} accountsNotEnabled legacyConfigurations
    deployments { release homedUserCount categoryCount roomCount addInCount chatPools { fqdn state } }
    migrations { source { fqdn release state } target { fqdn } complete }
  }
}`,oe=`query MigrationFindings {
  migrationStatus { migrations { source { fqdn } findings ${I} blockers ${I} } }
}`,R=`query Choices {
  frontEndPools { fqdn release site } chatPools { fqdn release state } policies { identity enablePersistentChat }
  clients { client legacy releases }
}`;function z(e){return`query Impacts($change: PlannedChangeInput!, ${e.map((e,t)=>`$c${t}: Client!, $p${t}: ID!`).join(`, `)}) {
    ${e.map((e,t)=>`i${t}: impact(client: $c${t}, pool: $p${t}, change: $change) {
      gained lost unchanged lostByObstacle ${L}
    }`).join(`
`)}
  }`}function B(e,t){return`query AffectedUsers($client: Client!, $pool: ID!, $change: PlannedChangeInput!, $first: Int, $after: String) {
    impact(client: $client, pool: $pool, change: $change) { users: ${e}(first: $first, after: $after) ${t} }
  }`}function V(e){let t=Array.from({length:e},(e,t)=>t);return`query ConfigurationCounts(${t.map(e=>`$p${e}: ID!`).join(`, `)}) {
    ${t.map(e=>`all${e}: clientConfigurations(pool: $p${e}, first: 1) { totalCount }
      broken${e}: clientConfigurations(pool: $p${e}, eligible: false, first: 1) { totalCount }`).join(`
`)}
  }`}var H=class extends i{constructor(...e){super(...e),this.pools=[],this.counts=new t(this,{args:()=>[this.pools.join(` `)],task:(e,{signal:t})=>d(V(this.pools.length),Object.fromEntries(this.pools.map((e,t)=>[`p${t}`,e])),t)})}static{this.styles=[y,c,a`
    th.number, td.number { text-align: end; }
    tbody th { font-weight: 500; }
  `]}render(){return this.counts.render({pending:()=>s(),error:e=>p(e,()=>void this.counts.run()),complete:e=>m`<div class="scroll" tabindex="0" role="group" aria-label=${C.title}><table>
          <thead><tr><th scope="col">${C.pool}</th><th scope="col" class="number">${C.count}</th><th scope="col" class="number">${C.broken}</th></tr></thead>
          <tbody>${this.pools.map((t,n)=>m`<tr><th scope="row">${l(t)}</th>
            ${this.count(t,!1,e[`all${n}`]?.totalCount??0)}${this.count(t,!0,e[`broken${n}`]?.totalCount??0)}</tr>`)}
          </tbody></table></div>
        <p class="small muted">${C.brokenText}</p>`})}count(e,t,n){let r=b(`/estate`,{pool:e,configurations:t?`broken`:`all`});return m`<td class="number">${n===0?T(0):m`
      <a href=${r} aria-label=${`${T(n)}. ${C.listOf(g(e),t)}`}>${T(n)}</a>`}</td>`}};v([S({attribute:!1})],H.prototype,`pools`,void 0),H=v([o(`lg-legacy-configurations`)],H);var U=class extends i{constructor(...e){super(...e),this.fqdn=``,this.release=``,this.poolState=``,this.pending=!1,this.isOpen=!1,this.subjects=new t(this,{args:()=>[this.isOpen,this.fqdn,this.found],task:async([e,t],{signal:n})=>e?(await d(`query FindingSubjects($pool: ID!) {
  chatPool(fqdn: $pool) { migration { findings { subjects } blockers { subjects } } }
}`,{pool:t},n)).chatPool?.migration??void 0:void 0})}static{this.styles=[y,c,a`
    .panel { display: grid; gap: 0.75rem; grid-template-columns: minmax(0, 1fr); }
    .icon .cut { fill: none; stroke: var(--lg-surface); }
    h4 { margin: 0; display: flex; gap: 0.4rem; align-items: center; font-size: 0.9375rem; }
    .no { color: var(--lg-no); } .step { color: var(--lg-step); } .yes { color: var(--lg-yes); }
    li { padding-block: 0.35rem; border-block-end: 1px solid var(--lg-line); }
    li:last-child { border: 0; }
    summary { cursor: pointer; min-block-size: 1.5rem; color: var(--lg-accent); }
    .subjects { columns: 16rem; padding-block: 0.25rem; }
    .subjects li { border: 0; padding: 0; break-inside: avoid; }
  `]}render(){return m`<section class="panel" aria-labelledby="pool">
      <div><h3 id="pool"><a href=${b(`/estate`,{pool:this.fqdn})}>${x(this.fqdn)}</a></h3>
        <p class="muted small">${k(O,this.release)}${this.migration?m`, ${this.step(this.migration)}`:r}</p></div>
      ${this.migration?this.found?this.progress(this.found):this.pending?s(A.looking):r:m`<p>${A.unplanned}</p>`}
    </section>`}step({target:e,complete:t}){let n=this.poolState===`DECOMMISSIONED`?A.decommissioned:t?A.complete:A.planned;return m`${A.into(x(e.fqdn))}: ${n}`}progress({blockers:e,findings:t}){return m`
      ${this.poolState===`DECOMMISSIONED`?r:e.length===0?m`<h4 class="yes">${f.yes} ${A.noBlockers}</h4>`:this.findings(`no`,`blockers`,A.blockers(e.length),e)}
      ${t.length===0?m`<p class="muted">${A.noFindings}</p>`:this.findings(`step`,`findings`,A.findings(t.length),t)}`}findings(e,t,n,i){return m`<div><h4 class=${e}>${f[e]} ${n}</h4>
      <ul>${i.map((e,n)=>m`<li>
        <a href=${b(`/rules`,{rule:e.rule.id})}>${e.rule.title}</a>
        <p>${u(e.reason)}</p>
        ${e.count===0?r:m`<details @toggle=${()=>{this.isOpen=!0}}>
          <summary>${A.objects(e.count)}</summary>${this.list(t,n,e.count)}
        </details>`}</li>`)}</ul></div>`}list(e,t,n){return this.subjects.render({pending:()=>s(),error:e=>p(e,()=>void this.subjects.run()),complete:i=>{let a=i?.[e][t]?.subjects??[];return m`<ul class="subjects">${a.map(e=>m`<li>${x(e)}</li>`)}</ul>
          ${a.length<n?m`<p class="small muted">${A.firstOf(a.length,n)}</p>`:r}`}})}};v([S()],U.prototype,`fqdn`,void 0),v([S()],U.prototype,`release`,void 0),v([S()],U.prototype,`poolState`,void 0),v([S({attribute:!1})],U.prototype,`migration`,void 0),v([S({attribute:!1})],U.prototype,`found`,void 0),v([S({type:Boolean})],U.prototype,`pending`,void 0),v([n()],U.prototype,`isOpen`,void 0),U=v([o(`lg-migration-card`)],U);var W=[`move`,`switch`,`retire`],G=[`homePool`,`release`,`site`,`search`];function K(e){switch(e.get(`what`)){case`move`:return se(e);case`switch`:{let t=e.get(`policy`);return t?{switchPolicy:{identity:t,enablePersistentChat:e.get(`enable`)===`true`}}:void 0}case`retire`:{let t=e.get(`retired`);return t?{decommissionPool:t}:void 0}default:return}}function se(e){let t=e.get(`to`),n={};for(let t of G){let r=e.get(t)?.trim();r&&(n[t]=r)}return t&&Object.keys(n).length>0?{moveUsers:{filter:n,toPool:t}}:void 0}function q(e,t){let n=e.clients.filter(e=>e.releases.length>0),r=[...n.filter(e=>e.legacy),...n.filter(e=>!e.legacy).slice(0,1)],i=t&&`decommissionPool`in t?t.decommissionPool:``,a=e.chatPools.filter(e=>e.state===`IN_SERVICE`);return[...a.filter(({fqdn:e})=>e===i),...a.filter(({fqdn:e})=>e!==i)].flatMap(e=>r.filter(t=>t.releases.includes(e.release)).map(({client:t})=>({client:t,pool:e.fqdn})))}function J(e,t){return t.clients.find(t=>t.client===e)?.legacy??!1?[e]:t.clients.filter(e=>e.releases.length>0&&!e.legacy).map(e=>e.client)}function ce(e,t){return Array.from({length:Math.ceil(e.length/t)},(n,r)=>e.slice(r*t,(r+1)*t))}var le=2,Y=class extends i{constructor(...e){super(...e),this.parameters=new URLSearchParams,this.calculated=[],this.impacts=new t(this,{args:()=>[JSON.stringify(this.change),this.choices],task:async([e,t],{signal:n})=>{let r=q(t,JSON.parse(e));this.calculated=[];for(let t of ce(r,le)){let r=await this.calculate(JSON.parse(e),t,n);n.throwIfAborted(),this.calculated=[...this.calculated,...r]}return this.calculated}}),this.readers=new Map}static{this.styles=[y,c,a`
    :host { display: grid; gap: 0.75rem; grid-template-columns: minmax(0, 1fr); }
    td a { display: inline-flex; gap: 0.6rem; align-items: center; min-block-size: 2rem; padding-inline: 0.4rem; border: 1px solid transparent; border-radius: 0.375rem; text-decoration: none; font-weight: 650; }
    td a:hover { background: var(--lg-raised); }
    td a[aria-current] { border-color: currentColor; background: var(--lg-raised); }
    tbody th { min-inline-size: 8rem; }
    h4 { margin: 0 0 0.25rem; font-size: 0.9375rem; }
    .gain { color: var(--lg-yes); } .loss { color: var(--lg-no); }
    .lists { display: grid; gap: var(--lg-gap); grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr)); align-items: start; }
  `]}render(){let t=this.calculated,n=this.impacts.status===e.COMPLETE,i=t.every(({impact:e})=>e.gained+e.lost===0);return m`
      ${t.length>0?m`<h3 id="results">${A.results}</h3>`:r}
      ${this.impacts.render({pending:()=>s(A.calculating(t.length,q(this.choices,this.change).length)),error:e=>p(e,()=>void this.impacts.run()),complete:()=>t.length===0?m`<p class="muted">${A.noQuestions}</p>`:r})}
      ${t.length===0||i&&!n?r:i?m`<p role="status">${A.nobody}</p>`:this.table(t)}
      ${this.detail(t)}`}async calculate(e,t,n){let r={change:e};t.forEach(({client:e,pool:t},n)=>{r[`c${n}`]=e,r[`p${n}`]=t});let i=await d(z(t),r,n);return t.map((e,t)=>({question:e,impact:i[`i${t}`]}))}table(e){let t=[...new Set(e.map(({question:e})=>e.client))],n=[...new Set(e.map(({question:e})=>e.pool))];return m`<div class="scroll" tabindex="0" role="group" aria-labelledby="results"><table>
      <thead><tr><th scope="col">${A.pool}</th>${t.map(e=>m`<th scope="col">${this.clients(e)}</th>`)}</tr></thead>
      <tbody>${n.map(n=>m`<tr><th scope="row">${l(n)}</th>
        ${t.map(t=>this.cell(e.find(({question:e})=>e.client===t&&e.pool===n)))}</tr>`)}</tbody>
    </table></div>`}cell(e){if(!e)return m`<td class="muted">${A.notReached}</td>`;let{question:{client:t,pool:n},impact:{gained:i,lost:a}}=e;if(i+a===0)return m`<td class="muted">${A.noChange}</td>`;let o=b(`/migration`,{...Object.fromEntries(this.parameters),client:t,at:n});return m`<td><a href=${o} aria-label=${A.cell(this.clients(t),g(n),i,a)}
      aria-current=${this.isOpen({client:t,pool:n})?`true`:r}>
      ${i>0?m`<span class="gain">${A.gains(i)}</span>`:r}
      ${a>0?m`<span class="loss">${A.loses(a)}</span>`:r}</a></td>`}detail(e){let t=e.find(({question:e})=>this.isOpen(e));if(!t)return r;let{question:{client:n,pool:i},impact:a}=t;return m`<h3>${A.detail(this.clients(n),x(i))}</h3>
      <div class="lists">
        ${a.gained>0?m`<div><h4>${A.gained(a.gained)}</h4>${this.users(`usersWhoGain`,n,i)}</div>`:r}
        ${a.lost>0?m`<div><h4>${A.lost(a.lost)}</h4>
          <p class="muted">${A.lostBecause}: ${a.lostByObstacle.map(({rule:e,userCount:t},n)=>m`${n>0?`; `:r}${e.title} (${A.number(t)})`)}</p>
          ${this.users(`usersWhoLose`,n,i)}</div>`:r}
      </div>`}users(e,t,n){return m`<lg-user-list .read=${this.reader(e,t,n)}></lg-user-list>`}reader(e,t,n){let r=this.change,i=JSON.stringify([e,t,n,r]),a=this.readers.get(i);if(a)return a;let o=async(i,a,o)=>(await d(B(e,ne),{client:t,pool:n,change:r,first:a,after:i},o)).impact.users;return this.readers.set(i,o),o}isOpen({client:e,pool:t}){return J(e,this.choices).includes(this.parameters.get(`client`)??``)&&this.parameters.get(`at`)===t}clients(e){return A.clients(J(e,this.choices).map(e=>k(ie,e)))}};v([S({attribute:!1})],Y.prototype,`change`,void 0),v([S({attribute:!1})],Y.prototype,`choices`,void 0),v([S({attribute:!1})],Y.prototype,`parameters`,void 0),v([n()],Y.prototype,`calculated`,void 0),Y=v([o(`lg-impact-table`)],Y);var ue=[`what`,...G,`to`,`policy`,`enable`,`retired`],X=class extends i{constructor(...e){super(...e),this.parameters=new URLSearchParams,this.choices=new t(this,{args:()=>[],task:(e,{signal:t})=>d(R,{},t)})}static{this.styles=[y,c,a`
    section { display: grid; gap: 0.9rem; grid-template-columns: minmax(0, 1fr); }
    .fields { display: grid; gap: 0.75rem 1rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 13rem), 1fr)); align-items: end; }
    fieldset { margin: 0; padding: 0; border: 0; min-inline-size: 0; }
    legend { padding: 0; margin-block-end: 0.25rem; font-size: var(--lg-small); font-weight: 600; }
    .kinds { display: flex; flex-wrap: wrap; gap: 0.5rem; }
  `]}render(){return m`<section class="panel" aria-labelledby="what-if">
      <div><h2 id="what-if">${A.whatIf}</h2><p class="muted">${A.whatIfText}</p></div>
      ${this.choices.render({pending:()=>s(),error:e=>p(e,()=>void this.choices.run()),complete:e=>m`${this.kinds()}${this.fields(e)}${this.result(e)}`})}
    </section>`}kinds(){return m`<div class="kinds" role="group" aria-label=${A.kind}>${W.map(e=>m`
      <button aria-pressed=${this.kind()===e} @click=${()=>_(b(`/migration`,{what:e}))}>${A.kinds[e]}</button>`)}</div>`}fields(e){switch(this.kind()){case`move`:return this.moveFields(e);case`switch`:return m`<div class="fields">
        ${this.select(`policy`,A.policy,e.policies.map(({identity:e,enablePersistentChat:t})=>[e,A.policyState(g(e),t)]))}
        ${this.select(`enable`,A.switchTo,[[`true`,A.enable],[`false`,A.disable]],`false`)}</div>`;case`retire`:return m`<div class="fields">
        ${this.select(`retired`,A.retired,e.chatPools.filter(({state:e})=>e===`IN_SERVICE`).map(Z))}</div>`;default:return r}}moveFields({frontEndPools:e}){let t=e=>[...new Set(e)];return m`<fieldset><legend>${A.whoMoves}</legend><div class="fields">
        ${this.select(`homePool`,A.filters.homePool,e.map(Z),``,A.any)}
        ${this.select(`release`,A.filters.release,t(e.map(({release:e})=>e)).map(e=>[e,k(O,e)]),``,A.any)}
        ${this.select(`site`,A.filters.site,t(e.map(({site:e})=>e)).map(e=>[e,g(e)]),``,A.any)}
        <div><label for="search">${A.filters.search}</label>
          <input id="search" type="text" autocomplete="off" spellcheck="false" .value=${this.parameter(`search`)}
            @change=${e=>this.show({search:e.target.value})}></div>
      </div></fieldset>
      <div class="fields">${this.select(`to`,A.to,e.map(Z))}</div>`}select(e,t,n,i=``,a=h.choose){let o=this.parameter(e)||i;return m`<div><label for=${e}>${t}</label>
      <select id=${e} @change=${t=>this.show({[e]:t.target.value})}>
        ${i===``?m`<option value="" ?selected=${o===``}>${a}</option>`:r}
        ${n.map(([e,t])=>m`<option value=${e} ?selected=${e===o}>${t}</option>`)}
      </select></div>`}result(e){let t=this.kind();if(!t)return r;let n=K(this.parameters);return n?m`<lg-impact-table .change=${n} .choices=${e} .parameters=${this.parameters}></lg-impact-table>`:m`<p class="muted">${A.incomplete[t]}</p>`}kind(){return W.find(e=>e===this.parameter(`what`))}parameter(e){return this.parameters.get(e)??``}show(e){let t=Object.fromEntries(ue.map(e=>[e,this.parameter(e)]));_(b(`/migration`,{...t,...e}),{replace:!0})}};v([S({attribute:!1})],X.prototype,`parameters`,void 0),X=v([o(`lg-what-if`)],X);function Z({fqdn:e,release:t}){return[e,`${g(e)} (${k(O,t)})`]}var Q=`LYNC_2013`,$=class extends i{constructor(...n){super(...n),this.parameters=new URLSearchParams,this.status=new t(this,{args:()=>[],task:async(e,{signal:t})=>{let{users:n,migrationStatus:r}=await d(ae,{},t);return{totalUsers:n.totalCount,...r}}}),this.findings=new t(this,{args:()=>[this.status.status===e.COMPLETE],task:async([e],{signal:t})=>e?new Map((await d(oe,{},t)).migrationStatus.migrations.map(e=>[e.source.fqdn,e])):void 0})}static{this.styles=[y,c,a`
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
  `]}render(){return this.status.render({pending:()=>s(),error:e=>p(e,()=>void this.status.run()),complete:e=>m`<div class="stack">
        ${this.phase(e)}
        <div class="halves">${this.readiness(e)}${this.deployments(e)}</div>
        ${this.list(e)}
        ${this.pools(e)}
        <lg-what-if .parameters=${this.parameters}></lg-what-if>
      </div>`})}phase({phase:e}){return m`<section class="panel" aria-labelledby="phase">
      <h2 id="phase">${A.phase}</h2>
      <ol class="phases">${Object.entries(A.phases).map(([t,{name:n}])=>m`
        <li aria-current=${t===e?`step`:r}>${n}</li>`)}</ol>
      <p>${A.phases[e]?.text??e}</p>
    </section>`}readiness(e){return m`<section class="panel" aria-labelledby="readiness">
      <h2 id="readiness">${A.readiness}</h2>
      <p class="muted">${A.readinessText}</p>
      <lg-bar-chart .bars=${this.bars(e)} .total=${e.totalUsers} .label=${A.readiness}></lg-bar-chart>
    </section>`}bars(e){let t=(e,t,n,r)=>({kind:e,label:t,count:n,to:b(`/migration`,{list:r}),current:this.parameters.get(`list`)===r});return[t(`yes`,A.ready,e.usersReadyForLync2013,`ready`),...e.usersNotReady.map(({rule:e,userCount:n})=>t(`no`,A.obstacle(e.title),n,e.id)),t(`step`,A.notEnabled,e.accountsNotEnabled,`not-enabled`)]}list(e){let t=this.parameters.get(`list`);if(!t)return r;let n=e.deployments.find(({release:e})=>e===Q)?.chatPools.find(({state:e})=>e===`IN_SERVICE`),i=this.bars(e).find(e=>e.current)?.label??t,a=m`<div class="row head"><h2 id="list">${A.listed(i)}</h2>
      <a class="button" href="/migration">${A.closeList}</a></div>`;return m`<section class="panel" aria-labelledby="list">${a}${t===`not-enabled`?m`<lg-user-list .filter=${{enabled:!1}}></lg-user-list>`:n?m`<lg-user-list .client=${Q} .pool=${n.fqdn} .eligible=${t===`ready`}
          .rule=${t===`ready`?``:t} .filter=${{enabled:!0}}></lg-user-list>`:m`<p>${A.noPool}</p>`}</section>`}deployments({deployments:e,legacyConfigurations:t}){let n=e=>m`<td class="number">${A.number(e)}</td>`;return m`<section class="panel" aria-labelledby="deployments">
      <h2 id="deployments">${A.deployments}</h2>
      <div class="scroll" tabindex="0" role="group" aria-labelledby="deployments"><table>
        <thead><tr><th scope="col">${A.release}</th>
          ${[A.chatPools,A.usersHomed,A.categories,A.rooms,A.addIns].map(e=>m`
            <th scope="col" class="number">${e}</th>`)}</tr></thead>
        <tbody>${e.map(e=>m`<tr>
          <th scope="row"><a href="/estate">${k(O,e.release)}</a></th>
          ${n(fe(e))}${n(e.homedUserCount)}${n(e.categoryCount)}
          ${n(e.roomCount)}${n(e.addInCount)}</tr>`)}</tbody>
      </table></div>
      <p>${A.legacyConfigurations(t)}</p>
      ${t>0?m`<lg-legacy-configurations .pools=${de(e)}></lg-legacy-configurations>`:r}
    </section>`}pools(t){let n=t.deployments.filter(({release:e})=>e!==`LYNC_2013`).flatMap(({release:e,chatPools:t})=>t.map(t=>({...t,release:e})));return m`<section class="stack" aria-labelledby="pools">
      <h2 id="pools">${A.perPool}</h2>
      ${n.length===0?m`<p class="muted">${A.noLegacy}</p>`:m`
        <p class="muted">${A.contentNote}</p>
        ${this.findings.status===e.ERROR?p(this.findings.error,()=>void this.findings.run()):r}
        <div class="cards">${n.map(n=>m`<lg-migration-card .fqdn=${n.fqdn} .release=${n.release}
          .poolState=${n.state} .migration=${t.migrations.find(({source:e})=>e.fqdn===n.fqdn)}
          .found=${this.findings.value?.get(n.fqdn)} ?pending=${this.findings.status!==e.ERROR}></lg-migration-card>`)}</div>`}
    </section>`}};v([S({attribute:!1})],$.prototype,`parameters`,void 0),$=v([o(`lg-migration-view`)],$);function de(e){return e.filter(({release:e})=>e!==Q).flatMap(({chatPools:e})=>e.filter(({state:e})=>e!==`DECOMMISSIONED`).map(({fqdn:e})=>e))}function fe(e){return e.chatPools.filter(({state:e})=>e===`IN_SERVICE`).length}export{$ as MigrationView};