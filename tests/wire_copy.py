"""Invented wire stories of many trades and countries, with the parties and positions that a labour editor writes down for each.

A position is (party, stance, issue, asserted_by); "-" means the reporter's own narration.
"""

from __future__ import annotations

from typing import NamedTuple


class Story(NamedTuple):
    """One story and what is expected of it."""

    title: str
    text: str
    published: str
    parties: tuple[tuple[str, str], ...]
    positions: tuple[tuple[str, str, str, str], ...]


STORIES = (
    Story(
        "Miners down tools at Kavango copper pit over bonus",
        "WINDHOEK, March 9 (Meridian) - About 900 miners at Kavango Copper went on strike on Monday after the company rejected a"
        " demand for a higher production bonus, the Namib Mineworkers Union said.\n\nThe union is seeking a 12 percent wage increase"
        ' and a housing allowance of 800 dollars a month. Kavango Copper has offered 6.5 percent.\n\n"We cannot afford double-digit'
        ' increases at the current copper price," chief executive Ruben Shaaka told reporters.\n\nNMU general secretary Petrus Amwele'
        " accused the company of refusing to negotiate over safety in the underground shafts.",
        "2015-03-09",
        (("Namib Mineworkers Union", "union"), ("Kavango Copper", "employer")),
        (
            ("Namib Mineworkers Union", "demands", "wages", "-"),
            ("Kavango Copper", "rejects", "wages", "Namib Mineworkers Union"),
            ("Kavango Copper", "offers", "wages", "-"),
            ("Kavango Copper", "refuses_to_negotiate", "health-safety", "Namib Mineworkers Union"),
        ),
    ),
    Story(
        "Aurelia Airways cabin crew call off Easter strike",
        "LISBON (Meridian) - Cabin crew at Aurelia Airways called off a four-day strike planned for Easter after the carrier agreed"
        " to drop plans to hire temporary staff, their union said on Wednesday.\n\nUnder the deal, Aurelia will raise base pay by 3"
        ' percent this year, the Atlantic Cabin Crew Union (ACCU) said in a statement.\n\n"The company has finally withdrawn its'
        ' two-tier contract," said ACCU president Ines Falcato.\n\nAurelia said it was pleased that the strike had been averted. The'
        " ACCU had originally sought a raise of 7 percent.",
        "2017-04-05",
        (("Atlantic Cabin Crew Union", "union"), ("Aurelia Airways", "employer")),
        (
            ("Aurelia Airways", "agrees", "wages", "Atlantic Cabin Crew Union"),
            ("Aurelia Airways", "concedes", "tiers-status", "Atlantic Cabin Crew Union"),
            ("Atlantic Cabin Crew Union", "demands", "wages", "-"),
        ),
    ),
    Story(
        "Striking dockers in Port Selwyn reject 4-year offer",
        "PORT SELWYN, Oct 3 (Meridian) - Dockworkers in Port Selwyn voted on Friday to reject a four-year contract offer from the"
        " Selwyn Harbour Employers Association, prolonging a strike that has shut the terminal for three weeks.\n\nThe Pacific"
        " Waterfront Union said 83 percent of its members voted against the offer, which included wage increases of 2.5 percent a"
        " year. The union wants guarantees that automated cranes will not cost jobs.\n\nThe employers say they need automation to"
        ' compete with other ports. "We have offered every worker a job for life," said the association\'s spokeswoman, Dana Whitlock.'
        "\n\nThe union opposes the outsourcing of maintenance work.",
        "2014-10-03",
        (("Pacific Waterfront Union", "union"), ("Selwyn Harbour Employers Association", "employer-association")),
        (
            ("Selwyn Harbour Employers Association", "offers", "wages", "Pacific Waterfront Union"),
            ("Pacific Waterfront Union", "rejects", "wages", "Pacific Waterfront Union"),
            ("Pacific Waterfront Union", "demands", "job-security", "-"),
            ("Selwyn Harbour Employers Association", "demands", "technology", "Selwyn Harbour Employers Association"),
            ("Selwyn Harbour Employers Association", "offers", "job-security", "Selwyn Harbour Employers Association"),
            ("Pacific Waterfront Union", "opposes", "job-security", "-"),
        ),
    ),
    Story(
        "Teachers in Marlow County walk out over class sizes",
        "Teachers in Marlow County walked out of classrooms on Tuesday after negotiators failed to agree on class sizes and pay.\n\nThe"
        " Marlow County Education Association, which represents 3,100 teachers, is asking for a 9% raise over two years and a cap of"
        ' 26 students in every class. The school district has proposed a 5% raise.\n\n"Our offer is fair and it is all the money we'
        ' have," superintendent Hal Brix said.\n\nThe association called the offer insulting.',
        "2022-09-13",
        (("Marlow County Education Association", "union"), ("Marlow County school district", "employer")),
        (
            ("Marlow County Education Association", "demands", "wages", "-"),
            ("Marlow County Education Association", "demands", "staffing", "-"),
            ("Marlow County school district", "proposes", "wages", "-"),
            ("Marlow County Education Association", "rejects", "wages", "Marlow County Education Association"),
        ),
    ),
    Story(
        "Hanjoo Motor union to strike for two days",
        "SEOUL, Aug 20 (Meridian) - Unionised workers at South Korea's Hanjoo Motor Co (HNJ.KS) will stage a partial strike on Thursday"
        " and Friday to demand higher wages, a union official said.\n\nThe union is demanding an increase in monthly basic pay of"
        " 120,000 won and a bonus equal to 30 percent of last year's net profit. It also wants the retirement age extended to 64.\n\n"
        "Hanjoo has offered a 71,000 won increase, but has refused to raise the retirement age, the official said.\n\nA Hanjoo"
        " spokesman declined to comment.",
        "2019-08-20",
        (("Hanjoo Motor union", "union"), ("Hanjoo Motor", "employer")),
        (
            ("Hanjoo Motor union", "demands", "wages", "-"),
            ("Hanjoo Motor union", "demands", "retirement", "-"),
            ("Hanjoo Motor", "offers", "wages", "Hanjoo Motor union"),
            ("Hanjoo Motor", "rejects", "retirement", "Hanjoo Motor union"),
        ),
    ),
    Story(
        "Factbox-free: Brewery locks out staff in pension row",
        "COPENHAGEN (Meridian) - Nordvig Breweries locked out 400 workers at its Odense plant on Sunday in a dispute over pensions.\n\n"
        "Nordvig wants to replace the final-salary pension scheme with a cheaper one for new employees. The Danish Brewery Workers'"
        ' Union has rejected the plan and is calling for talks with a mediator.\n\n"They want our members to work longer for less,"'
        " said the union's chairman, Anders Holm.\n\nNordvig said its proposal protected the pensions of current staff.",
        "2011-02-06",
        (("Danish Brewery Workers' Union", "union"), ("Nordvig Breweries", "employer")),
        (
            ("Nordvig Breweries", "demands", "retirement", "-"),
            ("Danish Brewery Workers' Union", "rejects", "retirement", "-"),
        ),
    ),
    Story(
        "Nurses at Eastmere hospital strike over staffing",
        "Nurses at Eastmere Hospital went on strike on Thursday over staffing levels, their union said.\n\nThe nurses are calling for a"
        ' ratio of one nurse to four patients. The hospital said it had offered to hire 60 more nurses by the end of the year.\n\n"No'
        ' nurse should be left alone with twelve patients," said Lucy Adeyemi, a nurse on the picket line.\n\nThe hospital accused the'
        " union of putting patients at risk.",
        "2023-01-19",
        (("Eastmere Hospital nurses", "union"), ("Eastmere Hospital", "employer")),
        (
            ("Eastmere Hospital nurses", "demands", "staffing", "-"),
            ("Eastmere Hospital", "offers", "staffing", "Eastmere Hospital"),
        ),
    ),
    Story(
        "Velta Rail and union reach tentative agreement",
        "OTTAWA, Nov 30 (Meridian) - Velta Rail and the Dominion Rail Workers Union reached a tentative agreement on Saturday, ending a"
        " two-week strike by 2,800 conductors.\n\nThe three-year contract includes wage increases of 3 percent a year and better rest"
        " rules, the company said. The union had demanded limits on remote-controlled trains but dropped that demand in the final hours"
        ' of talks.\n\nThe agreement must be ratified by members. "We won new protection against fatigue," union president Carla Deschamps'
        " said.",
        "2019-11-30",
        (("Dominion Rail Workers Union", "union"), ("Velta Rail", "employer")),
        (
            ("Velta Rail", "agrees", "wages", "Velta Rail"),
            ("Velta Rail", "agrees", "hours-scheduling", "Velta Rail"),
            ("Dominion Rail Workers Union", "demands", "technology", "-"),
            ("Dominion Rail Workers Union", "concedes", "technology", "-"),
        ),
    ),
    Story(
        "Game performers push for AI limits as strike enters month two",
        "Video game performers picketed the Burbank offices of Kestrel Interactive on Monday as their strike over artificial intelligence"
        " entered a second month.\n\nThe Screen Voices Guild says the company has refused to guarantee that performers must consent before"
        " their voices are copied by AI. Kestrel said it had offered consent and fair pay for digital replicas.\n\n\"Kestrel's proposal"
        ' leaves most of our members unprotected," guild negotiator Tom Arden said. The guild also seeks a pay rise of 15 percent to make up'
        " for inflation.\n\nNo talks are scheduled.",
        "2024-09-02",
        (("Screen Voices Guild", "union"), ("Kestrel Interactive", "employer")),
        (
            ("Kestrel Interactive", "rejects", "technology", "Screen Voices Guild"),
            ("Kestrel Interactive", "offers", "technology", "Kestrel Interactive"),
            ("Screen Voices Guild", "demands", "wages", "-"),
        ),
    ),
    Story(
        "Bin collectors in Dunfelton begin all-out strike",
        "Refuse collectors in Dunfelton have begun an all-out strike in a row over pay cuts.\n\nMembers of the General Services Union say"
        " Dunfelton City Council's plan to scrap a senior grade will cost some of them 8,000 pounds a year. The council says the role has"
        " to go to avoid equal pay claims.\n\nThe council said it had made a fair offer, including retraining and six months of pay"
        " protection. The union rejected it last week, saying it was totally inadequate.\n\nThe union's national officer, Onay Reid, called"
        " for the government to step in.",
        "2025-03-11",
        (("General Services Union", "union"), ("Dunfelton City Council", "employer")),
        (
            ("General Services Union", "opposes", "wages", "-"),
            ("Dunfelton City Council", "offers", "wages", "Dunfelton City Council"),
            ("General Services Union", "rejects", "wages", "-"),
        ),
    ),
    Story(
        "Refinery staff threaten stoppage at Petrolmar",
        "BUENOS AIRES, June 7 (Meridian) - Workers at Argentine oil company Petrolmar threatened on Thursday to strike next week unless the"
        " company reinstates 48 employees it dismissed in May.\n\nThe Sindicato Petrolero del Sur, the workers' union, also demands a 28"
        ' percent wage hike to offset inflation. "We will not accept a ceiling on wages," union leader Hugo Barrios told local'
        " radio.\n\nPetrolmar has proposed an increase of 18 percent in two instalments and said the dismissals were final.\n\nThe labor"
        " ministry ordered both sides into conciliation.",
        "2018-06-07",
        (("Sindicato Petrolero del Sur", "union"), ("Petrolmar", "employer")),
        (
            ("Sindicato Petrolero del Sur", "demands", "discipline", "-"),
            ("Sindicato Petrolero del Sur", "demands", "wages", "-"),
            ("Sindicato Petrolero del Sur", "rejects", "wages", "Sindicato Petrolero del Sur"),
            ("Petrolmar", "proposes", "wages", "-"),
            ("Petrolmar", "rejects", "discipline", "Petrolmar"),
        ),
    ),
    Story(
        "Baristas at Copperleaf Coffee file for first contract talks, then strike",
        "Workers at 40 Copperleaf Coffee stores across the United States walked out on Friday to protest what they called the company's"
        " refusal to bargain over a first contract.\n\nBaristas Together, the union representing the workers, is demanding a starting wage of"
        " $20 an hour and guaranteed hours. Copperleaf said it was committed to reaching a contract and that it was the union that had"
        ' refused to meet since April.\n\n"They have stalled for two years," said Maya Trent, a shift supervisor and member of the'
        " bargaining committee.\n\nCopperleaf said it already offers health insurance to part-time staff.",
        "2025-11-14",
        (("Baristas Together", "union"), ("Copperleaf Coffee", "employer")),
        (
            ("Copperleaf Coffee", "refuses_to_negotiate", "recognition", "Baristas Together"),
            ("Baristas Together", "demands", "wages", "-"),
            ("Baristas Together", "demands", "hours-scheduling", "-"),
            ("Copperleaf Coffee", "offers", "health-care", "Copperleaf Coffee"),
        ),
    ),
    Story(
        "Postal workers stage 48-hour strike",
        "BRANMOUTH (Meridian) - Postal workers began a 48-hour strike on Thursday in a dispute over pay and plans"
        " to close sorting offices.\n\nThe National Postal Employees Union says Royal Branmouth Mail's offer of 4"
        " percent is well below inflation. It wants a 9 percent rise and a guarantee that there will be no"
        ' compulsory redundancies.\n\nRoyal Branmouth Mail said it could not afford to pay more. "We have made a'
        ' generous offer," said chief executive Dora Lint.\n\nThe union said the company had refused to discuss the'
        " closures.",
        "2022-08-25",
        (("National Postal Employees Union", "union"), ("Royal Branmouth Mail", "employer")),
        (
            ("Royal Branmouth Mail", "offers", "wages", "National Postal Employees Union"),
            ("National Postal Employees Union", "demands", "wages", "-"),
            ("National Postal Employees Union", "demands", "job-security", "-"),
            ("Royal Branmouth Mail", "rejects", "wages", "Royal Branmouth Mail"),
            ("Royal Branmouth Mail", "refuses_to_negotiate", "job-security", "National Postal Employees Union"),
        ),
    ),
    Story(
        "Pilots at Sundara Air threaten strike",
        "JAKARTA, Dec 12 (Meridian) - Pilots at Indonesia's Sundara Air will strike over the New Year holiday"
        " unless the airline pays overdue bonuses, their union said on Tuesday.\n\nThe Sundara Pilots Association"
        " (SPA) also demanded that management end the use of contract pilots. Sundara rejected the demands,"
        ' saying they would cost 40 million dollars a year.\n\n"The airline has ignored our letters," SPA chairman'
        " Bimo Hartono said.",
        "2017-12-12",
        (("Sundara Pilots Association", "union"), ("Sundara Air", "employer")),
        (
            ("Sundara Pilots Association", "demands", "wages", "Sundara Pilots Association"),
            ("Sundara Pilots Association", "demands", "tiers-status", "-"),
        ),
    ),
    Story(
        "Steelworkers ratify deal with Harlan Forge",
        "Workers at Harlan Forge Inc have ratified a five-year contract, ending a seven-week strike, the Allied"
        " Forge Workers Union said on Sunday.\n\nThe agreement provides for wage increases of 14 percent over five"
        " years and a signing bonus of $2,500. The company dropped its demand that workers pay more for health"
        " insurance.\n\nHarlan Forge had proposed eliminating pensions for new hires.",
        "2009-05-17",
        (("Allied Forge Workers Union", "union"), ("Harlan Forge", "employer")),
        (
            ("Harlan Forge", "agrees", "wages", "-"),
            ("Harlan Forge", "concedes", "health-care", "-"),
            ("Harlan Forge", "demands", "retirement", "-"),
        ),
    ),
    Story(
        "Orchestra musicians locked out",
        "Management of the Lakemont Symphony locked out its musicians on Monday after they rejected a contract"
        " that would cut pay by 22 percent.\n\nThe musicians, represented by the Lakemont Players Guild, have"
        ' offered to accept a 6 percent cut. The orchestra says it needs deeper cuts to close a deficit.\n\n"We are'
        ' willing to discuss pensions," guild chair Olive Marsh said.',
        "2012-10-01",
        (("Lakemont Players Guild", "union"), ("Lakemont Symphony", "employer")),
        (
            ("Lakemont Players Guild", "rejects", "wages", "-"),
            ("Lakemont Players Guild", "offers", "wages", "-"),
            ("Lakemont Symphony", "demands", "wages", "Lakemont Symphony"),
            ("Lakemont Players Guild", "commits_to_discuss", "retirement", "Lakemont Players Guild"),
        ),
    ),
    Story(
        "Tea estate workers walk out in Kelani hills",
        "COLOMBO (Meridian) - Thousands of tea pickers at Kelani Plantations walked off the job on Wednesday to"
        " demand a daily wage of 1,000 rupees.\n\nThe Estate Workers Congress, which represents most of them,"
        " rejected a company offer of 780 rupees. Kelani Plantations said it would link pay to productivity.\n\nThe"
        " union opposes the productivity scheme and wants better housing for its members.",
        "2016-07-06",
        (("Estate Workers Congress", "union"), ("Kelani Plantations", "employer")),
        (
            ("Estate Workers Congress", "demands", "wages", "-"),
            ("Estate Workers Congress", "rejects", "wages", "-"),
            ("Kelani Plantations", "offers", "wages", "-"),
        ),
    ),
    Story(
        "Junior doctors announce three-day walkout",
        "Junior doctors in Albany Wells will walk out for three days from March 11, the Hospital Doctors League"
        " said, after talks with the health ministry broke down over pay.\n\nThe league is seeking pay restoration"
        " of 26 percent. The ministry has offered 3.5 percent and called the league's demand"
        " unaffordable.\n\nHealth minister Carl Dent said he was ready to discuss working hours.",
        "2024-03-01",
        (("Hospital Doctors League", "union"), ("health ministry", "employer")),
        (
            ("Hospital Doctors League", "demands", "wages", "-"),
            ("health ministry", "offers", "wages", "-"),
            ("health ministry", "rejects", "wages", "health ministry"),
        ),
    ),
)
