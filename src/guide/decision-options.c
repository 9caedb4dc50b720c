/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What each option costs, asks for and gives, in our words: GUIDE is what the
 * guide says, PRODUCT what the product’s documentation says, OURS our judgment.
 * Cost and complexity are relative within a decision.
 */
#include "config.h"

#include "decision-options.h"

#include <glib/gi18n.h>

#define GUIDE(aspect, text)   { TRESTLE_ASPECT_ ## aspect, TRESTLE_ORIGIN_GUIDE, text }
#define PRODUCT(aspect, text) { TRESTLE_ASPECT_ ## aspect, TRESTLE_ORIGIN_PRODUCT, text }
#define OURS(aspect, text)    { TRESTLE_ASPECT_ ## aspect, TRESTLE_ORIGIN_OURS, text }

/* D-1 */
const TrestleOption trestle_options_travel[] = {
  { "ignore", N_("Leave travel out"), FALSE, {
      OURS (COST, N_("Lowest")),
      OURS (COMPLEXITY, N_("Lowest")),
      GUIDE (PERFORMANCE, N_("Peaks at destinations are underestimated: capacity and bandwidth may fall short there"))
    } },
  { "destinations", N_("Count travelers at every destination"), FALSE, {
      OURS (COST, N_("Links and repositories are built larger than any one day asks for")),
      OURS (COMPLEXITY, N_("Low")),
      GUIDE (PERFORMANCE, N_("Peaks are on the safe side")),
      OURS (FAULT_TOLERANCE, N_("More headroom everywhere"))
    } },
  { "flows", N_("Count flows of travelers, each person once where they meet"), FALSE, {
      OURS (COST, N_("Built to what is needed")),
      OURS (COMPLEXITY, N_("Needs to know who travels where")),
      OURS (PERFORMANCE, N_("Safe for links, exact for shared repositories")),
      OURS (FAULT_TOLERANCE, N_("More headroom at the destinations"))
    } },
  { NULL }
};

/* D-2 */
const TrestleOption trestle_options_combine[] = {
  { "separate", N_("Keep images separate"), FALSE, {
      GUIDE (COST, N_("More space in repositories and more to download")),
      OURS (COMPLEXITY, N_("More images and workspaces to maintain")),
      GUIDE (PERFORMANCE, N_("Nobody can work in applications of two images at once")),
      OURS (FAULT_TOLERANCE, N_("A broken image leaves the others alone"))
    } },
  { "merge", N_("Merge images"), FALSE, {
      GUIDE (COST, N_("Less space and less bandwidth")),
      OURS (COMPLEXITY, N_("One test cycle, but each change touches more")),
      GUIDE (PERFORMANCE, N_("All applications can be used at once")),
      OURS (PERFORMANCE, N_("A larger download for those who need only one of them")),
      OURS (FAULT_TOLERANCE, N_("Applications share the fate of their image"))
    } },
  { NULL }
};

/* D-3 */
const TrestleOption trestle_options_offline[] = {
  { "not-allowed", N_("No offline work"), FALSE, {
      GUIDE (COST, N_("A backup server is likely to be needed")),
      GUIDE (COMPLEXITY, N_("A simple policy; IT keeps full control")),
      GUIDE (PERFORMANCE, N_("Users depend on being connected")),
      GUIDE (FAULT_TOLERANCE, N_("A server failure stops users within one policy interval"))
    } },
  { "limited", N_("Offline work for a limited period"), FALSE, {
      OURS (COST, N_("None")),
      GUIDE (COMPLEXITY, N_("A period has to be chosen for each workspace")),
      OURS (PERFORMANCE, N_("Work goes on while traveling")),
      GUIDE (FAULT_TOLERANCE, N_("The server may be away for that period")),
      OURS (FAULT_TOLERANCE, N_("In the worst case one policy interval less"))
    } },
  { "unlimited", N_("Offline work without limit"), FALSE, {
      OURS (COST, N_("None")),
      OURS (COMPLEXITY, N_("Least control: a revocation does not reach who stays offline")),
      OURS (PERFORMANCE, N_("Most convenient")),
      GUIDE (FAULT_TOLERANCE, N_("A server failure stops nobody who has the image"))
    } },
  { NULL }
};

/* D-4 */
const TrestleOption trestle_options_instances[] = {
  { "one", N_("One instance"), FALSE, {
      OURS (COST, N_("Lowest")),
      GUIDE (COMPLEXITY, N_("Managed in one place")),
      GUIDE (PERFORMANCE, N_("At most 5,000 active clients")),
      OURS (FAULT_TOLERANCE, N_("The whole organization rests on one active server"))
    } },
  { "capacity", N_("Several, because of capacity"), FALSE, {
      OURS (COST, N_("A server, a share of a database and a console for each")),
      GUIDE (COMPLEXITY, N_("Managed apart; workspaces cannot be shared")),
      OURS (PERFORMANCE, N_("Headroom in each")),
      OURS (FAULT_TOLERANCE, N_("A failure reaches fewer users"))
    } },
  { "partition", N_("Several, because of trust, isolation, organization or law"), FALSE, {
      GUIDE (COST, N_("Not a choice where the condition holds")),
      GUIDE (COMPLEXITY, N_("Managed apart; workspaces cannot be shared")),
      OURS (PERFORMANCE, N_("Instances are small and little used")),
      GUIDE (FAULT_TOLERANCE, N_("Data and duties are kept apart"))
    } },
  { NULL }
};

/* D-5 */
const TrestleOption trestle_options_platform[] = {
  { "physical", N_("Physical machine"), FALSE, {
      OURS (COST, N_("A machine of its own")),
      OURS (COMPLEXITY, N_("Lowest")),
      GUIDE (PERFORMANCE, N_("The recommended size is meant for it")),
      OURS (FAULT_TOLERANCE, N_("Fails with its hardware"))
    } },
  { "virtual", N_("Hyper-V virtual machine"), FALSE, {
      OURS (COST, N_("Lower than a machine of its own")),
      OURS (COMPLEXITY, N_("A host to look after")),
      GUIDE (PERFORMANCE, N_("Needs processor and memory as a physical machine does")),
      OURS (FAULT_TOLERANCE, N_("The host may fail over; MED-V itself knows nothing of it"))
    } },
  { "shared", N_("Shared with the database, repository or IIS"), FALSE, {
      OURS (COST, N_("Lowest")),
      OURS (COMPLEXITY, N_("Several roles to look after on one machine")),
      GUIDE (PERFORMANCE, N_("Resources have to be added for the other roles")),
      OURS (FAULT_TOLERANCE, N_("All roles fail together"))
    } },
  { NULL }
};

/* D-6 */
const TrestleOption trestle_options_server_place[] = {
  { "nearest", N_("Where most clients are well connected"), FALSE, {
      OURS (COST, N_("May need a server room there")),
      OURS (COMPLEXITY, N_("Lowest")),
      GUIDE (PERFORMANCE, N_("Best by bandwidth and robustness of the links")),
      GUIDE (FAULT_TOLERANCE, N_("Fewest users depend on weak links"))
    } },
  { "inside", N_("Inside the isolated network or legal zone"), FALSE, {
      OURS (COST, N_("A server in a place that may lack a server room")),
      GUIDE (COMPLEXITY, N_("Follows from why the instance exists")),
      OURS (PERFORMANCE, N_("Near its few clients")),
      OURS (FAULT_TOLERANCE, N_("Depends on nothing outside"))
    } },
  { NULL }
};

/* D-7 */
const TrestleOption trestle_options_server_failure[] = {
  { "none", N_("None: rebuild the server from a backup of its configuration"), FALSE, {
      OURS (COST, N_("Lowest")),
      PRODUCT (COMPLEXITY, N_("Low, as long as the configuration files are backed up")),
      GUIDE (FAULT_TOLERANCE, N_("Acceptable only while users may work offline")),
      OURS (FAULT_TOLERANCE, N_("Away for as long as rebuilding takes"))
    } },
  { "passive", N_("Passive backup server, switched by hand"), FALSE, {
      OURS (COST, N_("A second machine")),
      GUIDE (COMPLEXITY, N_("Configured and switched over by hand")),
      GUIDE (PERFORMANCE, N_("Nothing gained: one server is active")),
      OURS (FAULT_TOLERANCE, N_("Away for as long as switching takes"))
    } },
  { "manual-cluster", N_("Hand-built cluster mode with a shared configuration store"), FALSE, {
      OURS (COST, N_("A second machine and a shared store")),
      PRODUCT (COMPLEXITY, N_("Highest: built by hand, store and keys shared")),
      GUIDE (PERFORMANCE, N_("Nothing gained: one server is active")),
      OURS (FAULT_TOLERANCE, N_("As good as the shared store"))
    } },
  { "mscs", N_("Cluster service as a feature of the product"), TRUE, {
      GUIDE (FAULT_TOLERANCE, N_("Not available"))
    } },
  { NULL }
};

/* D-8 */
const TrestleOption trestle_options_database_place[] = {
  { "on-server", N_("On the MED-V server"), FALSE, {
      OURS (COST, N_("Lowest")),
      OURS (COMPLEXITY, N_("Simple")),
      GUIDE (PERFORMANCE, N_("Resources have to be added")),
      OURS (PERFORMANCE, N_("No network in between")),
      OURS (FAULT_TOLERANCE, N_("Fails together with the server"))
    } },
  { "separate", N_("On a machine of its own at the same site"), FALSE, {
      OURS (COST, N_("A license and a host")),
      OURS (COMPLEXITY, N_("Medium")),
      GUIDE (PERFORMANCE, N_("What the recommended server size presumes")),
      OURS (FAULT_TOLERANCE, N_("Independent of the server; log shipping comes naturally"))
    } },
  { "remote", N_("At another site"), FALSE, {
      OURS (COST, N_("May use a central farm that exists")),
      OURS (COMPLEXITY, N_("Depends on the wide area network")),
      GUIDE (PERFORMANCE, N_("Reports are slow or old where bandwidth is short")),
      OURS (FAULT_TOLERANCE, N_("Independent of the site"))
    } },
  { "existing", N_("In a SQL Server instance that exists"), FALSE, {
      OURS (COST, N_("Lowest in addition")),
      OURS (COMPLEXITY, N_("Administration is shared")),
      OURS (PERFORMANCE, N_("Competes with the other databases")),
      OURS (FAULT_TOLERANCE, N_("Whatever the host offers"))
    } },
  { NULL }
};

/* D-9 */
const TrestleOption trestle_options_database_sharing[] = {
  { "own", N_("A database for one instance"), FALSE, {
      OURS (COST, N_("More databases to pay for")),
      OURS (COMPLEXITY, N_("More databases to look after")),
      GUIDE (PERFORMANCE, N_("Reports of each instance stand alone")),
      OURS (FAULT_TOLERANCE, N_("Data of the instances is kept apart"))
    } },
  { "shared", N_("A database that instances share"), FALSE, {
      OURS (COST, N_("One database")),
      OURS (COMPLEXITY, N_("Conflicts with organizational or legal separation")),
      GUIDE (PERFORMANCE, N_("One set of reports over the events of all instances")),
      OURS (PERFORMANCE, N_("Size and write load add up")),
      OURS (FAULT_TOLERANCE, N_("A failure reaches all instances"))
    } },
  { NULL }
};

/* D-10 */
const TrestleOption trestle_options_retention[] = {
  { "short", N_("A history as short as reports need, with a safety factor"), FALSE, {
      GUIDE (COST, N_("The smallest database that holds the history asked for")),
      OURS (COMPLEXITY, N_("Personal data is kept as briefly as possible")),
      GUIDE (FAULT_TOLERANCE, N_("Error storms and overhead of tables are provided for"))
    } },
  { "long", N_("A long history"), FALSE, {
      GUIDE (COST, N_("The database grows in proportion")),
      OURS (COMPLEXITY, N_("Duties to keep stand against privacy")),
      OURS (PERFORMANCE, N_("Reports read more"))
    } },
  { "bare", N_("No safety factor"), FALSE, {
      OURS (COST, N_("Lowest")),
      GUIDE (FAULT_TOLERANCE, N_("Risky: error storms and overhead of tables are real"))
    } },
  { NULL }
};

/* D-11 */
const TrestleOption trestle_options_database_failure[] = {
  { "none", N_("None"), FALSE, {
      OURS (COST, N_("Lowest")),
      OURS (COMPLEXITY, N_("Lowest")),
      GUIDE (FAULT_TOLERANCE, N_("Events wait on the clients, and there are no reports"))
    } },
  { "log-shipping", N_("Log shipping"), FALSE, {
      OURS (COST, N_("A second host")),
      OURS (COMPLEXITY, N_("Switched over by hand")),
      GUIDE (FAULT_TOLERANCE, N_("A warm standby; no data is lost"))
    } },
  { "mscs", N_("Cluster"), TRUE, {
      GUIDE (FAULT_TOLERANCE, N_("Not supported"))
    } },
  { NULL }
};

/* D-12 */
const TrestleOption trestle_options_consoles[] = {
  { "one", N_("One console for the instance"), FALSE, {
      OURS (COST, N_("The least there is")),
      OURS (COMPLEXITY, N_("Lowest")),
      OURS (FAULT_TOLERANCE, N_("Without it nothing can be changed or reported"))
    } },
  { "several", N_("Several consoles"), FALSE, {
      OURS (COST, N_("A machine each")),
      GUIDE (COMPLEXITY, N_("Administrators are told what others change")),
      GUIDE (PERFORMANCE, N_("More reports are read")),
      OURS (FAULT_TOLERANCE, N_("Another console takes over"))
    } },
  { "repointed", N_("One console that is pointed at several instances in turn"), FALSE, {
      OURS (COST, N_("Cheapest for several instances")),
      GUIDE (COMPLEXITY, N_("Works with one instance at a time")),
      OURS (FAULT_TOLERANCE, N_("One machine for all instances"))
    } },
  { NULL }
};

const TrestleOption trestle_options_console_form[] = {
  { "typical", N_("Built like a typical client"), FALSE, {
      OURS (COST, N_("A machine more")),
      GUIDE (PERFORMANCE, N_("Images are tested where users will run them"))
    } },
  { "workstation", N_("An administrator’s workstation"), FALSE, {
      OURS (COST, N_("Exists already")),
      OURS (PERFORMANCE, N_("Tests say less about what users will see"))
    } },
  { NULL }
};

/* D-13 */
const TrestleOption trestle_options_technique[] = {
  { "pre-stage", N_("Pre-staged by a software distribution tool"), FALSE, {
      OURS (COST, N_("Uses a tool that exists")),
      GUIDE (COMPLEXITY, N_("Needs packaging; brings the first image only, never updates")),
      OURS (PERFORMANCE, N_("No waiting at the first start")),
      OURS (FAULT_TOLERANCE, N_("The first start does not need IIS"))
    } },
  { "network", N_("Downloaded over the network"), FALSE, {
      OURS (COST, N_("A repository and IIS")),
      OURS (COMPLEXITY, N_("Standard")),
      GUIDE (PERFORMANCE, N_("TrimTransfer cuts the volume; BITS gives way to other traffic, so the wait may be long")),
      GUIDE (FAULT_TOLERANCE, N_("Stops when the repository or IIS is down"))
    } },
  { "removable", N_("Removable media"), FALSE, {
      OURS (COST, N_("Media and shipping")),
      GUIDE (COMPLEXITY, N_("Needs somebody who makes and ships media; images are copied, not run from them")),
      GUIDE (PERFORMANCE, N_("Work can begin at once")),
      OURS (FAULT_TOLERANCE, N_("Independent of the network"))
    } },
  { "combination", N_("A combination"), FALSE, {
      OURS (COST, N_("The sum of its parts")),
      OURS (COMPLEXITY, N_("Highest")),
      GUIDE (PERFORMANCE, N_("The best of each")),
      OURS (FAULT_TOLERANCE, N_("One way stands in for the other"))
    } },
  { NULL }
};

/* D-14 */
const TrestleOption trestle_options_local[] = {
  { "yes", N_("A repository at the location"), FALSE, {
      OURS (COST, N_("A file server and IIS to run there")),
      OURS (COMPLEXITY, N_("Higher")),
      OURS (PERFORMANCE, N_("The link carries one copy instead of one for each client")),
      GUIDE (PERFORMANCE, N_("Meets the expected load time"))
    } },
  { "no", N_("No repository at the location"), FALSE, {
      OURS (COST, N_("Lower")),
      OURS (COMPLEXITY, N_("Lower")),
      OURS (PERFORMANCE, N_("Loading and updates depend on the link"))
    } },
  { NULL }
};

/* D-15 */
const TrestleOption trestle_options_repositories[] = {
  { "minimum", N_("As many as locations need"), FALSE, {
      OURS (COST, N_("Lowest")),
      OURS (COMPLEXITY, N_("Lowest"))
    } },
  { "extra", N_("More, for separation, isolation or remoteness"), FALSE, {
      OURS (COST, N_("A file server and IIS for each")),
      GUIDE (COMPLEXITY, N_("Images that must be kept apart, isolated networks and remote locations have their own")),
      OURS (FAULT_TOLERANCE, N_("A failure reaches fewer users"))
    } },
  { NULL }
};

/* D-16 */
const TrestleOption trestle_options_repository_host[] = {
  { "with-server", N_("With the MED-V server or SQL Server"), FALSE, {
      OURS (COST, N_("Cheapest")),
      OURS (COMPLEXITY, N_("Several roles to look after on one machine")),
      OURS (PERFORMANCE, N_("Competes with them when an update is out"))
    } },
  { "file-share", N_("A file share on another machine"), FALSE, {
      OURS (COST, N_("A machine, or space on one")),
      GUIDE (COMPLEXITY, N_("Can stand anywhere"))
    } },
  { "virtual", N_("Hyper-V virtual machine"), FALSE, {
      OURS (COST, N_("Lower than a machine of its own")),
      GUIDE (COMPLEXITY, N_("Supported on Windows Server 2008"))
    } },
  { NULL }
};

/* D-17 */
const TrestleOption trestle_options_repository_failure[] = {
  { "none", N_("None"), FALSE, {
      OURS (COST, N_("Lowest")),
      GUIDE (FAULT_TOLERANCE, N_("No new or updated image can be downloaded until it is repaired"))
    } },
  { "disks", N_("Fault-tolerant disks or other means of the file service"), FALSE, {
      OURS (COST, N_("More disks")),
      GUIDE (FAULT_TOLERANCE, N_("Bears the loss of a disk"))
    } },
  { "replica", N_("A second repository"), FALSE, {
      OURS (COST, N_("A second file server")),
      OURS (COMPLEXITY, N_("Two copies to keep alike")),
      OURS (FAULT_TOLERANCE, N_("Bears the loss of the machine"))
    } },
  { "cluster", N_("File server cluster"), TRUE, {
      GUIDE (FAULT_TOLERANCE, N_("Not supported"))
    } },
  { NULL }
};

/* D-18 */
const TrestleOption trestle_options_iis_host[] = {
  { "shared", N_("With the MED-V server, SQL Server or the repository"), FALSE, {
      OURS (COST, N_("Lowest")),
      GUIDE (COMPLEXITY, N_("Allowed")),
      OURS (PERFORMANCE, N_("Competes with them when an update is out")),
      OURS (FAULT_TOLERANCE, N_("All roles fail together"))
    } },
  { "separate", N_("A machine of its own"), FALSE, {
      OURS (COST, N_("A machine")),
      OURS (PERFORMANCE, N_("Has its network adapter to itself")),
      OURS (FAULT_TOLERANCE, N_("Fails alone"))
    } },
  { "virtual", N_("Hyper-V virtual machine"), FALSE, {
      OURS (COST, N_("Lower than a machine of its own")),
      GUIDE (COMPLEXITY, N_("Supported on Windows Server 2008 and 2008 R2"))
    } },
  { NULL }
};

/* D-19 */
const TrestleOption trestle_options_iis_failure[] = {
  { "single", N_("One IIS server"), FALSE, {
      OURS (COST, N_("Lowest")),
      GUIDE (FAULT_TOLERANCE, N_("Downloads stop when it fails"))
    } },
  { "failover-cluster", N_("Failover cluster"), FALSE, {
      OURS (COST, N_("A second machine that waits")),
      OURS (COMPLEXITY, N_("A cluster to run")),
      GUIDE (FAULT_TOLERANCE, N_("Supported; another node takes over"))
    } },
  { "several", N_("Several IIS servers"), FALSE, {
      OURS (COST, N_("A machine each")),
      GUIDE (PERFORMANCE, N_("One or more may serve a repository")),
      OURS (FAULT_TOLERANCE, N_("The others go on"))
    } },
  { NULL }
};

/* D-20 */
const TrestleOption trestle_options_protocol[] = {
  { "http", N_("HTTP"), FALSE, {
      OURS (COST, N_("None")),
      GUIDE (COMPLEXITY, N_("Allowed")),
      OURS (FAULT_TOLERANCE, N_("Credentials and images cross the wire unprotected"))
    } },
  { "https", N_("HTTPS"), FALSE, {
      OURS (COST, N_("Certificates")),
      GUIDE (COMPLEXITY, N_("Allowed")),
      OURS (PERFORMANCE, N_("Takes processor time")),
      OURS (FAULT_TOLERANCE, N_("Credentials and images are protected on the wire"))
    } },
  { NULL }
};

/* D-21 */
const TrestleOption trestle_options_review[] = {
  { "reviewed", N_("Review by Microsoft support services or a certified partner"), FALSE, {
      OURS (COST, N_("Takes time before implementation")),
      GUIDE (FAULT_TOLERANCE, N_("They judge whether the architecture can be supported"))
    } },
  { "none", N_("No review"), FALSE, {
      OURS (COST, N_("Lowest")),
      OURS (FAULT_TOLERANCE, N_("That it cannot be supported may show only in operation"))
    } },
  { NULL }
};
