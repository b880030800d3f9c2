import{C as e,D as t,S as n,T as r,_ as i,a,b as o,c as s,i as c,j as l,l as u,m as d,n as f,o as p,r as m,s as h,t as g,w as _,x as v}from"./index-CajHEj6X.js";import{t as y}from"./format-CP1OhEck.js";import{n as b,o as x,r as S}from"./names-sJecreet.js";import{t as C}from"./download-CBgGpbJf.js";var w;function T(e,t){return w??=document.createElement(`canvas`).getContext(`2d`),w?(w.font=t,w.measureText(e).width):e.length*8}function E(e,t,n,r=T){if(r(e,n)<=t)return e;let i=[...new Intl.Segmenter().segment(e)].map(({segment:e})=>e),a=0,o=i.length;for(;o-a>1;){let e=a+o>>1;r(`${i.slice(0,e).join(``)}…`,n)<=t?a=e:o=e}return`${i.slice(0,a).join(``)}…`}function D(e,t){e.button!==0||e.metaKey||e.ctrlKey||e.shiftKey||e.altKey||(e.preventDefault(),f(t))}var O={user:`User`,address:`SIP address`,home:`Home`,account:`Account`,enabled:`enabled`,notEnabled:`not enabled`,none:`No user matches.`,shown:(e,t)=>e===t?y(t,`user`,`users`):`${y(e,`user`,`users`)} of ${y(t,`user`,`users`)}`,csv:`Download as CSV`,downloading:`Downloading`,list:`Users`},k=50,A=`{
  nodes { sipAddress displayName enabled hosting home { fqdn release } } totalCount pageInfo { endCursor hasNextPage }
}`,j=`query Users($filter: UserFilterInput, $first: Int, $after: String) {
  users(filter: $filter, first: $first, after: $after) ${A}
}`,M=`query Population($client: Client!, $pool: ID!, $filter: UserFilterInput, $eligible: Boolean, $rule: ID,
    $first: Int, $after: String) {
  population(client: $client, pool: $pool, filter: $filter) {
    users(eligible: $eligible, rule: $rule, first: $first, after: $after) ${A}
  }
}`,N=class extends _{constructor(...e){super(...e),this.client=``,this.pool=``,this.rule=``,this.filter={},this.pages=[],this.busy=!1,this.reading=new AbortController}static{this.styles=[h,s,l`
    .foot { justify-content: space-between; margin-block-start: 0.5rem; }
    td, th { vertical-align: middle; }
  `]}render(){let e=this.pages.flatMap(e=>e.nodes),n=this.pages.at(-1);return t`
      ${n&&e.length===0?m(O.none):r}
      ${e.length>0?t`<div class="scroll" tabindex="0" role="group" aria-label=${O.list}><table>
        <thead><tr><th scope="col">${O.user}</th><th scope="col">${O.home}</th><th scope="col">${O.account}</th></tr></thead>
        <tbody>${e.map(e=>this.row(e))}</tbody>
      </table></div>`:r}
      ${this.busy?a():r}
      ${this.problem?c(this.problem,()=>void this.readNext()):r}
      ${n?t`<p class="row foot"><span class="muted small" role="status">${O.shown(e.length,n.totalCount)}</span>
        <span class="row">
          ${n.pageInfo.hasNextPage?t`<button ?disabled=${this.busy} @click=${()=>void this.readNext()}>${i.more}</button>`:r}
          ${this.client&&n.totalCount>0?t`<button ?disabled=${this.busy} @click=${()=>void this.save()}>${O.csv}</button>`:r}
        </span></p>`:r}`}willUpdate(e){[`client`,`pool`,`eligible`,`rule`,`filter`,`read`].some(t=>e.has(t))&&this.key()!==this.readKey&&(this.readKey=this.key(),this.reading.abort(),this.reading=new AbortController,this.pages=[],this.readNext())}key(){return this.read??JSON.stringify([this.client,this.pool,this.eligible,this.rule,this.filter])}row(e){let n={user:e.sipAddress,client:this.client,pool:this.pool};return t`<tr>
      <td><a href=${g(`/ask`,n)}>${u(e.displayName??e.sipAddress)}</a>
        ${e.displayName?t`<div class="small muted">${u(e.sipAddress.replace(/^sip:/,``))}</div>`:r}</td>
      <td>${e.home?t`${u(e.home.fqdn)}<div class="small muted">${S(x,e.home.release)}</div>`:i.none}</td>
      <td>${e.enabled?O.enabled:O.notEnabled}<div class="small muted">${S(b,e.hosting)}</div></td>
    </tr>`}async readNext(){let{signal:e}=this.reading;this.problem=void 0,this.busy=!0;try{let t=await this.page(this.pages.at(-1)?.pageInfo.endCursor??null,e);e.aborted||(this.pages=[...this.pages,t])}catch(e){o(e)||(this.problem=e)}finally{e===this.reading.signal&&(this.busy=!1)}}async page(e,t){if(this.read)return this.read(e,t);let n={filter:this.filter,first:k,after:e};if(!this.client)return(await d(j,n,t)).users;let{client:r,pool:i,eligible:a=null,rule:o}=this;return(await d(M,{...n,client:r,pool:i,eligible:a,rule:o||null},t)).population.users}async save(){this.problem=void 0,this.busy=!0;try{let e=Object.fromEntries(Object.entries(this.filter).map(([e,t])=>[e,String(t)]));await C(g(`/api/eligibilities.csv`,{client:this.client,pool:this.pool,eligible:this.eligible===void 0?``:String(this.eligible),rule:this.rule,...e}),`${this.client}-${this.pool}.csv`)}catch(e){this.problem=e}finally{this.busy=!1}}};p([n()],N.prototype,`client`,void 0),p([n()],N.prototype,`pool`,void 0),p([n({attribute:!1})],N.prototype,`eligible`,void 0),p([n()],N.prototype,`rule`,void 0),p([n({attribute:!1})],N.prototype,`filter`,void 0),p([n({attribute:!1})],N.prototype,`read`,void 0),p([v()],N.prototype,`pages`,void 0),p([v()],N.prototype,`problem`,void 0),p([v()],N.prototype,`busy`,void 0),N=p([e(`lg-user-list`)],N);export{D as n,E as r,A as t};