import{t as e}from"./task-CTWnzq21.js";import{A as t,C as n,E as r,M as i,O as a,S as o,T as s,a as c,c as l,h as u,i as d,l as f,m as p,o as m,p as h,r as g,s as _,t as v,u as y,w as b}from"./index-ChEofE9c.js";import{a as x,i as S,n as C,t as w}from"./format-CP1OhEck.js";import{a as T,o as E,r as D,t as O}from"./names-sJecreet.js";import{a as k,i as A,n as j,o as M,r as N}from"./user-list-DC1Kcosu.js";import{t as P}from"./announcer-b5pLU1NX.js";import{n as ee}from"./download-CyMQYCpe.js";var F={intro:`Each deployment is one release: its front-end pools with the users homed on them, and the chat pools homed on the front-end pools. Open a pool for what is in it and who can use it.`,noPools:`No pool is stored yet. Import the topology first.`,pools:`Pools`,deployment:e=>`${e} deployment`,figures:(e,t,n)=>`${w(e,`user`,`users`)} · ${w(t,`front-end pool`,`front-end pools`)} · ${w(n,`chat pool`,`chat pools`)}`,homed:e=>w(e,`user`,`users`),frontEndPool:(e,t)=>`${e} ${t}, front-end pool`,chatPool:(e,t)=>`${e} ${t}, chat pool`,inService:`in service`,migratesInto:e=>`migrates into ${e}`,reach:`Clients and these chat pools`,reaches:e=>a`<b>${C(e)}</b> can use them`,reachesNot:e=>a`<b>${C(e)}</b> cannot connect`,onePool:`one chat pool at a time, configured by hand`,needs:(e,t)=>`if the user is ${[e?`homed on ${e}`:``,t?`enabled by policy`:``].filter(Boolean).join(` and `)}`,noChatPools:`No chat pools`,wall:`Nothing is shared`,homeRule:`A line shows on which front-end pool a chat pool is homed: always one of its own release. Deployments share nothing: no rooms, categories or add-ins.`,elsewhere:(e,t)=>{let n=[e>0?`${w(e,`user on premises is`,`users on premises are`)} homed on no pool`:``,t>0?`${w(t,`user is`,`users are`)} hosted online`:``].filter(Boolean);return n.length===0?``:`Not in the drawing: ${n.join(`; `)}. They can use no chat pool.`},unknownPool:e=>a`There is no pool ${e}.`,close:`Close`,frontEnd:`Front-end pool`,chat:`Chat pool`,release:`Release`,site:`Site`,usersHomed:`Users homed`,homesChatPools:`Chat pools homed on it`,homedOn:`Homed on`,noHome:`no front-end pool any more`,state:`State`,name:`Name`,migration:`Migration`,plannedInto:e=>a`planned into ${e}`,completeInto:e=>a`complete; its content is in ${e}`,content:`Content`,contentValue:(e,t,n)=>`${w(e,`category`,`categories`)}, ${w(t,`room`,`rooms`)}, ${w(n,`add-in`,`add-ins`)}`,whoCan:`Who can use it`,client:`Client`,can:`Can use it`,cannot:`Cannot`,share:`Share`,shareOf:(e,t)=>t===0?`–`:x(e/t),number:S,listOf:(e,t)=>`List the users who ${t?`can`:`cannot`} use ${e}`,listed:(e,t)=>`Users who ${t?`can`:`cannot`} use ${e} with it`,homedUsers:`Users homed on it`},I=12,L=64,R=58,z=150,B=430,V=32,H=28;function U(e,t){let n={width:t,height:0,frontEnds:[],chatPools:[],homeLines:[]},r=e.homes.filter(e=>e.chatPools.length>0),i=e.homes.filter(e=>e.chatPools.length===0),a=W(r,B,t,0,(e,t,r,i)=>G(n,e,t,r,i));return a=W(i,z,t,a,({pool:e},t,r,i)=>(n.frontEnds.push({pool:e,x:t,y:r,width:i,height:L}),L)),a=W(e.homeless,z,t,a,(e,t,r,i)=>(n.chatPools.push({pool:e,x:t,y:r,width:i,height:R}),R)),n.height=Math.max(0,a-I),n}function W(e,t,n,r,i){let a=Math.max(1,Math.min(e.length,Math.floor((n+I)/(t+I)))),o=(n-(a-1)*I)/a,s=r;for(let t=0;t<e.length;t+=a){let n=e.slice(t,t+a);s+=Math.max(...n.map((e,t)=>i(e,t*(o+I),s,o)))+I}return s}function G(e,t,n,r,i){let a=i>=B,o=a?(i-V)/2:i;e.frontEnds.push({pool:t.pool,x:n,y:r,width:o,height:L}),t.chatPools.forEach((t,s)=>{let c=a?{x:n+o+V,y:r+s*70,width:o,height:R}:{x:n+H,y:r+L+I+s*70,width:i-H,height:R};e.chatPools.push({pool:t,...c});let l=c.y+R/2;e.homeLines.push(a?`M${n+o} ${r+R/2}h${V/2}V${l}H${c.x}`:`M${n+H/2} ${r+L}V${l}H${c.x}`)});let s=t.chatPools.length*70-I;return a?Math.max(L,s):76+s}var K=12,q=5,J=class extends s{constructor(...e){super(...e),this.selected=``,this.largest=0,this.width=0,this.observer=new ResizeObserver(([e])=>{this.width=Math.floor(e?.contentRect.width??0)})}static{this.styles=[_,i`
    svg { display: block; overflow: visible; }
    a { text-decoration: none; }
    a:focus-visible { outline: none; }
    rect.box { stroke-width: 1.5; }
    .front-end rect.box { fill: var(--lg-raised); stroke: var(--lg-edge); }
    .chat rect.box { fill: var(--lg-accent-soft); stroke: var(--lg-accent); }
    .chat.out rect.box { fill: none; stroke: var(--lg-edge); stroke-dasharray: 5 4; }
    a:hover rect.box { stroke-width: 2.5; }
    a[aria-current] rect.box { stroke: var(--lg-accent); stroke-width: 3; }
    a:focus-visible rect.box { stroke: var(--lg-accent); stroke-width: 4; }
    text { fill: var(--lg-text); font-family: var(--lg-font); unicode-bidi: isolate; }
    text.title { font-size: 0.875rem; font-weight: 650; }
    text.detail { font-size: 0.8125rem; fill: var(--lg-muted); }
    .track { fill: var(--lg-line); }
    .bar { fill: var(--lg-accent); }
    .line { fill: none; stroke: var(--lg-accent); stroke-width: 2; }
  `]}connectedCallback(){super.connectedCallback(),this.observer.observe(this)}disconnectedCallback(){super.disconnectedCallback(),this.observer.disconnect()}render(){if(this.width===0)return r;let e=U(this.deployment,this.width);return a`<svg width=${e.width} height=${e.height} role="group" aria-label=${F.pools}>
      ${e.homeLines.map(e=>t`<path class="line" d=${e}/>`)}
      ${e.frontEnds.map(e=>this.frontEnd(e))}
      ${e.chatPools.map(e=>this.chatPool(e))}
    </svg>`}frontEnd(e){let{fqdn:n,site:i,userCount:a}=e.pool,o=F.homed(a),s=this.largest===0?0:a/this.largest,c=e.width-24,l=`${h(i)} · ${o}`;return this.link(e,n,`front-end`,F.frontEndPool(h(n),l),t`
      ${this.lines(e,n,l)}
      <rect class="track" x=${K} y=${e.height-11} width=${c} height=${q} rx="2.5"/>
      ${a>0?t`<rect class="bar" x=${K} y=${e.height-11} width=${Math.max(q,c*s)}
        height=${q} rx="2.5"/>`:r}`)}chatPool(e){let{fqdn:t,displayName:n,state:r,migration:i}=e.pool,a=r===`IN_SERVICE`,o=i&&!(i.complete&&a)?F.migratesInto(h(i.target.fqdn)):``,s=[a?``:D(T,r),o,o?``:h(n??``)].filter(e=>e!==``).join(` · `)||F.inService;return this.link(e,t,a?`chat`:`chat out`,F.chatPool(h(t),s),this.lines(e,t,s))}lines(e,n,r){let i=e.width-24,a=getComputedStyle(this).getPropertyValue(`--lg-font`)||`sans-serif`,o=Number.parseFloat(getComputedStyle(document.documentElement).fontSize)||16;return t`
      <text class="title" x=${K} y="22">${M(h(n),i,`650 ${.875*o}px ${a}`)}</text>
      <text class="detail" x=${K} y="42">${M(r,i,`400 ${.8125*o}px ${a}`)}</text>`}link(e,n,i,a,o){let s=v(`/estate`,{pool:n});return t`<a class=${i} href=${s} aria-label=${a} @click=${e=>k(e,s)}
      aria-current=${n===this.selected?`true`:r} transform="translate(${e.x} ${e.y})">
      <rect class="box" width=${e.width} height=${e.height} rx=${i===`front-end`?6:18}/>
      ${o}</a>`}};m([n({attribute:!1})],J.prototype,`deployment`,void 0),m([n()],J.prototype,`selected`,void 0),m([n({type:Number})],J.prototype,`largest`,void 0),m([o()],J.prototype,`width`,void 0),J=m([b(`lg-deployment-drawing`)],J);var Y=[`OCS_2007_R2`,`LYNC_2010`,`LYNC_2013`];function te(e){return[...new Set([...e.frontEndPools,...e.chatPools].map(e=>e.release))].sort((e,t)=>Y.indexOf(e)-Y.indexOf(t)).map(t=>{let n=e.frontEndPools.filter(e=>e.release===t).map(t=>({pool:t,chatPools:e.chatPools.filter(e=>e.home?.fqdn===t.fqdn)}));return{release:t,homes:[...n.filter(e=>e.chatPools.length>0),...n.filter(e=>e.chatPools.length===0)],homeless:e.chatPools.filter(e=>e.release===t&&!e.home),userCount:n.reduce((e,t)=>e+t.pool.userCount,0)}})}function ne(e,t){let n=new Map;for(let r of t.filter(e=>e.releases.length>0)){let t=r.releases.includes(e),i=[r.legacy,t,r.onePoolAtATime,r.needsHomeOn,r.needsPolicy].join(),a=n.get(i);if(a)a.clients.push(r.client);else{let{onePoolAtATime:e,needsHomeOn:a,needsPolicy:o}=r;n.set(i,{clients:[r.client],reaches:t,onePoolAtATime:e,needsHomeOn:a,needsPolicy:o})}}return[...n.values()]}var re=`query Configurations($pool: ID, $eligible: Boolean, $first: Int, $after: String) {
  clientConfigurations(pool: $pool, eligible: $eligible, first: $first, after: $after) {
    nodes { user { sipAddress displayName } client pool { fqdn } } totalCount pageInfo { endCursor hasNextPage }
  }
}`,X=class extends s{constructor(...e){super(...e),this.pool=``,this.configurations=new j(this,async(e,t,n)=>(await u(re,{pool:this.pool,eligible:this.eligible??null,first:t,after:e},n)).clientConfigurations)}static{this.styles=[_,l,i`.foot { justify-content: space-between; margin-block-start: 0.5rem; }`]}render(){let{entries:e,totalCount:t,isBusy:n,problem:i,hasNext:o}=this.configurations;return a`
      ${t!==void 0&&e.length===0?g(A.nothing):r}
      ${e.length>0?a`<div class="scroll" tabindex="0" role="group" aria-label=${A.title}><table>
        <thead><tr><th scope="col">${A.user}</th><th scope="col">${A.client}</th></tr></thead>
        <tbody>${e.map(e=>this.row(e))}</tbody>
      </table></div>`:r}
      ${n?c():r}
      ${i?d(i,()=>void this.configurations.readNext()):r}
      ${t===void 0?r:a`<p class="row foot"><span class="muted small" role="status">${A.shown(e.length,t)}</span>
        <span class="row">
          ${o?a`<button ?disabled=${n} @click=${()=>void this.configurations.readNext()}>${f.more}</button>`:r}
          ${t>0?a`<button ?disabled=${n} @click=${()=>void this.save()}>${f.csv}</button>`:r}
        </span></p>`}`}willUpdate(e){(e.has(`pool`)||e.has(`eligible`))&&this.configurations.restart()}row({user:e,client:t,pool:n}){return a`<tr>
      <td><a href=${v(`/ask`,{user:e.sipAddress,client:t,pool:n.fqdn})}>${y(e.displayName??e.sipAddress)}</a>
        ${e.displayName?a`<div class="small muted">${y(e.sipAddress.replace(/^sip:/,``))}</div>`:r}</td>
      <td>${D(O,t)}</td>
    </tr>`}save(){return this.configurations.save(async e=>ee(await N(A.columns,e,({user:e,client:t,pool:n})=>[e.sipAddress,e.displayName??``,D(O,t),n.fqdn]),`client-configurations-${this.pool}.csv`))}};m([n()],X.prototype,`pool`,void 0),m([n({attribute:!1})],X.prototype,`eligible`,void 0),X=m([b(`lg-configuration-list`)],X);var ie=`query Estate {
  frontEndPools { fqdn release site userCount }
  chatPools { fqdn displayName release state home { fqdn } migration { target { fqdn } complete } }
  clients { client legacy releases onePoolAtATime needsHomeOn needsPolicy }
  unassigned: users(first: 1, filter: { unassigned: true, hosting: ON_PREMISES }) { totalCount }
  online: users(first: 1, filter: { hosting: ONLINE }) { totalCount }
}`,ae=`query Content($pool: ID!) {
  chatPool(fqdn: $pool) { categories(first: 1) { totalCount } rooms(first: 1) { totalCount } addIns { name } }
}`;function oe(e){return`query Populations($pool: ID!) {
    ${e.map(e=>`${e}: population(client: ${e}, pool: $pool) { eligibleCount totalCount }`).join(`
`)}
  }`}var Z=class extends s{constructor(...t){super(...t),this.pool=``,this.parameters=new URLSearchParams,this.content=new e(this,{args:()=>[this.chatPool()?.fqdn],task:async([e],{signal:t})=>e?(await u(ae,{pool:e},t)).chatPool:null}),this.figures=new e(this,{args:()=>[this.chatPool()?.fqdn],task:([e],{signal:t})=>e?u(oe(this.clients()),{pool:e},t):Promise.resolve({})})}static{this.styles=[_,l,i`
    header { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0.5rem; align-items: start; }
    .facts { display: grid; gap: 0.4rem 1.5rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 16rem), 1fr)); }
    dt { color: var(--lg-muted); font-size: var(--lg-small); }
    td.number { white-space: nowrap; }
  `]}render(){let e=this.frontEndPool(),t=this.chatPool();return a`<div class="panel stack">
      <header>
        <h2>${y(e?.fqdn??t?.fqdn??this.pool)}</h2>
        <a class="button" href="/estate">${F.close}</a>
      </header>
      ${e?this.frontEnd(e):r}
      ${t?this.chat(t):r}
      ${e||t?r:a`<p role="alert">${F.unknownPool(y(this.pool))}</p>`}
    </div>`}updated(e){e.has(`pool`)&&(this.scrollIntoView({block:`nearest`}),P(this.pool))}frontEnd(e){let t=this.estate.chatPools.filter(t=>t.home?.fqdn===e.fqdn);return a`<dl class="facts">
        ${this.fact(F.frontEnd,D(E,e.release))}
        ${this.fact(F.site,y(e.site))}
        ${this.fact(F.usersHomed,F.number(e.userCount))}
        ${t.length>0?this.fact(F.homesChatPools,t.map((e,t)=>a`${t>0?`, `:r}
          <a href=${v(`/estate`,{pool:e.fqdn})}>${y(e.fqdn)}</a>`)):r}
      </dl>
      ${e.userCount>0?a`<h3>${F.homedUsers}</h3>
        <lg-user-list .filter=${{homePool:e.fqdn}}></lg-user-list>`:r}`}chat(e){let{home:t,migration:n,displayName:i}=e;return a`<dl class="facts">
        ${this.fact(F.chat,D(E,e.release))}
        ${i?this.fact(F.name,y(i)):r}
        ${this.fact(F.state,D(T,e.state))}
        ${this.fact(F.homedOn,t?a`<a href=${v(`/estate`,{pool:t.fqdn})}>${y(t.fqdn)}</a>`:F.noHome)}
        ${n?this.fact(F.migration,this.migration(n)):r}
        ${this.fact(F.content,this.content.render({pending:()=>`…`,error:()=>`–`,complete:e=>e?F.contentValue(e.categories.totalCount,e.rooms.totalCount,e.addIns.length):`–`}))}
      </dl>
      <h3 id="who">${F.whoCan}</h3>
      ${this.figures.render({pending:()=>c(),error:e=>d(e,()=>void this.figures.run()),complete:t=>this.table(e,t)})}
      ${this.list(e)}
      <h3>${A.title}</h3>
      ${this.configurations(e)}`}configurations(e){let t=A.kinds,n=Object.keys(t).find(e=>e===this.parameters.get(`configurations`)),i=n===`working`||n!==`broken`&&void 0;return a`<p class="row" role="group" aria-label=${A.kind}>${Object.entries(t).map(([t,i])=>a`
        <a class="button" aria-current=${t===n?`true`:r}
          href=${v(`/estate`,{pool:e.fqdn,configurations:t})}>${i}</a>`)}</p>
      ${n?a`<lg-configuration-list .pool=${e.fqdn} .eligible=${i}></lg-configuration-list>`:r}`}migration(e){let t=a`<a href=${v(`/estate`,{pool:e.target.fqdn})}>${y(e.target.fqdn)}</a>`;return e.complete?F.completeInto(t):F.plannedInto(t)}table(e,t){return a`<div class="scroll" tabindex="0" role="group" aria-labelledby="who"><table>
      <thead><tr><th scope="col">${F.client}</th><th scope="col">${F.can}</th><th scope="col">${F.cannot}</th>
        <th scope="col">${F.share}</th></tr></thead>
      <tbody>${this.clients().map(n=>{let{eligibleCount:r,totalCount:i}=t[n]??{eligibleCount:0,totalCount:0};return a`<tr>
          <th scope="row">${D(O,n)}</th>
          <td class="number">${this.figure(e,n,!0,r)}</td>
          <td class="number">${this.figure(e,n,!1,i-r)}</td>
          <td class="number">${F.shareOf(r,i)}</td>
        </tr>`})}</tbody></table></div>`}figure(e,t,n,r){return r===0?F.number(0):a`<a aria-label=${`${F.number(r)}. ${F.listOf(D(O,t),n)}`}
      href=${v(`/estate`,{pool:e.fqdn,client:t,eligible:String(n)})}>${F.number(r)}</a>`}list(e){let t=this.parameters.get(`client`),n=this.parameters.get(`eligible`)!==`false`;return t?a`<h3>${F.listed(D(O,t),n)}</h3>
      <lg-user-list .client=${t} .pool=${e.fqdn} .eligible=${n}></lg-user-list>`:r}fact(e,t){return a`<div><dt>${e}</dt><dd>${t}</dd></div>`}clients(){return this.estate.clients.filter(e=>e.releases.length>0).map(e=>e.client)}frontEndPool(){return this.estate.frontEndPools.find(e=>Q(e.fqdn,this.pool))}chatPool(){return this.estate.chatPools.find(e=>Q(e.fqdn,this.pool))}};m([n()],Z.prototype,`pool`,void 0),m([n({attribute:!1})],Z.prototype,`estate`,void 0),m([n({attribute:!1})],Z.prototype,`parameters`,void 0),Z=m([b(`lg-pool-panel`)],Z);function Q(e,t){return e.toLowerCase()===t.toLowerCase()}var $=class extends s{constructor(...t){super(...t),this.parameters=new URLSearchParams,this.estate=new e(this,{args:()=>[],task:(e,{signal:t})=>u(ie,{},t)})}static{this.styles=[_,l,i`
    .estate { display: flex; flex-wrap: wrap; gap: 0.75rem 0; align-items: stretch; }
    section { flex: 1 1 20rem; min-inline-size: min(100%, 20rem); display: grid; gap: 0.75rem; align-content: start; grid-template-columns: minmax(0, 1fr); }
    .reach li { display: flex; gap: 0.5rem; padding-block: 0.15rem; }
    .reach .yes { color: var(--lg-yes); --cut: var(--lg-surface); }
    .reach .no { color: var(--lg-no); --cut: var(--lg-surface); }
    .reach svg { margin-block-start: 0.1em; }
    .icon .cut { fill: none; stroke: var(--lg-surface); }
    .wall {
      flex: 0 0 3.5rem; display: grid; place-items: center; writing-mode: vertical-rl; color: var(--lg-no); font-size: var(--lg-small);
      font-weight: 600; text-align: center;
      background: repeating-linear-gradient(45deg, transparent 0 6px, var(--lg-no) 6px 8px);
      background-size: 1rem 100%; background-repeat: no-repeat; background-position: center;
    }
    .wall span { padding: 0.75rem 0.3rem; background: var(--lg-page); }
    @media (max-width: 46rem) {
      section { flex-basis: 100%; }
      .wall { flex-basis: 100%; writing-mode: horizontal-tb; background-size: 100% 1rem; }
      .wall span { padding: 0.2rem 0.75rem; }
    }
  `]}render(){return this.estate.render({pending:()=>c(),error:e=>d(e,()=>void this.estate.run()),complete:e=>this.content(e)})}content(e){let t=te(e);if(t.length===0)return g(F.noPools);let n=Math.max(0,...e.frontEndPools.map(e=>e.userCount)),i=this.parameters.get(`pool`)??``,o=F.elsewhere(e.unassigned.totalCount,e.online.totalCount);return a`<div class="stack">
      <p class="muted">${F.intro} ${F.homeRule}</p>
      ${i?a`<lg-pool-panel .pool=${i} .estate=${e} .parameters=${this.parameters}></lg-pool-panel>`:r}
      <div class="estate">${t.map((t,o)=>a`
        ${o>0?a`<div class="wall"><span>${F.wall}</span></div>`:r}
        ${this.deployment(t,e.clients,n,i)}`)}</div>
      ${o?a`<p class="muted">${o}</p>`:r}
    </div>`}deployment(e,t,n,r){let{release:i,homes:o,homeless:s,userCount:c}=e,l=o.reduce((e,t)=>e+t.chatPools.length,s.length);return a`<section class="panel" aria-labelledby=${i}>
      <div><h2 id=${i}>${F.deployment(D(E,i))}</h2>
        <p class="muted small">${F.figures(c,o.length,l)}</p></div>
      ${l===0?a`<p class="muted">${F.noChatPools}</p>`:a`
        <ul class="reach" aria-label=${F.reach}>${ne(i,t).map(e=>this.reach(e))}</ul>`}
      <lg-deployment-drawing .deployment=${e} .selected=${r} .largest=${n}></lg-deployment-drawing>
    </section>`}reach(e){let t=e.clients.map(e=>D(O,e));if(!e.reaches)return a`<li><span class="no">${p.no}</span><span>${F.reachesNot(t)}</span></li>`;let n=[e.needsHomeOn||e.needsPolicy?F.needs(e.needsHomeOn&&D(E,e.needsHomeOn),e.needsPolicy):``,e.onePoolAtATime?F.onePool:``].filter(e=>e!==``).join(`; `);return a`<li><span class="yes">${p.yes}</span><span>${F.reaches(t)}${n?a`, ${n}`:r}</span></li>`}};m([n({attribute:!1})],$.prototype,`parameters`,void 0),$=m([b(`lg-estate-view`)],$);export{$ as EstateView};